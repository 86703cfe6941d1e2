namespace Gigafibre.Portal.Data;

/// <summary>Somebody signed in at the OpenID provider; the sessions that hang on it end with it.</summary>
public sealed class OidcLogin
{
    public Guid Id { get; init; }

    /// <summary>The provider's <c>sub</c></summary>
    public required string Subject { get; init; }

    /// <summary>The provider's <c>sid</c>; null from providers that have none.</summary>
    public string? ProviderSession { get; init; }

    /// <summary>The ID token, encrypted: the provider asks for it when somebody signs out here. Erased with the sign-in.</summary>
    public required string IdTokenSealed { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A member of the staff at the desk.</summary>
public sealed class StaffSession
{
    public Guid Id { get; init; }

    public Guid LoginId { get; init; }

    public required string TokenHash { get; init; }

    public required string Subject { get; init; }

    public required string Name { get; init; }

    /// <summary>By which ERPNext knows a technician.</summary>
    public string? Email { get; init; }

    /// <summary>Roles by name, separated by commas, as the provider's groups gave them at sign-in.</summary>
    public required string Roles { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>One word of a customer's name or address, for the staff's search. Rebuilt at any time from ERPNext, and asked again there before anything is shown.</summary>
public sealed class SearchTerm
{
    /// <summary>The document of ERPNext that it is from.</summary>
    public required string Source { get; init; }

    /// <summary>Small letters without accents.</summary>
    public required string Term { get; init; }

    public required string CustomerId { get; init; }
}

/// <summary>Money that somebody of the staff wants to give back. Above an amount it takes a second person.</summary>
public sealed class RefundOrder
{
    public Guid Id { get; init; }

    public Guid AttemptId { get; init; }

    public long AmountCents { get; init; }

    public required string Reason { get; init; }

    public required string AskedBy { get; init; }

    public required string AskedByName { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Needs the yes of somebody else before anything moves.</summary>
    public bool NeedsSecond { get; init; }

    public string? DecidedByName { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    public DateTimeOffset? RefusedAt { get; set; }

    /// <summary>Why Stripe would not.</summary>
    public string? Failure { get; set; }

    /// <summary>Stripe's refund, once it is made.</summary>
    public string? RefundId { get; set; }
}

/// <summary>The sticker of a modem that is out there; its key is made again from this whenever it is printed.</summary>
public sealed class Sticker
{
    public required string Mac { get; init; }

    /// <summary>Which of <c>Stickers:Keys</c> made it.</summary>
    public required string KeyId { get; set; }

    public int Generation { get; set; }

    public DateTimeOffset PrintedAt { get; set; }
}

/// <summary>Stickers that were made together, to be downloaded again when a printer jams.</summary>
public sealed class StickerBatch
{
    public Guid Id { get; init; }

    public required string Actor { get; init; }

    public required string ActorName { get; init; }

    public int Count { get; init; }

    /// <summary>One line a sticker: MAC, key id, generation. Never a key.</summary>
    public required string Items { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
