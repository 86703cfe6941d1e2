namespace Gigafibre.Portal.Data;

/// <summary>A modem of ERPNext, remembered. Rebuilt at any time, and asked again in ERPNext before anything rests on it.</summary>
public sealed class ModemRecord
{
    /// <summary>Twelve upper-case hex digits.</summary>
    public required string Mac { get; init; }

    public required string EquipmentName { get; set; }

    public string? Serial { get; set; }

    public string? Model { get; set; }

    public string? CustomerId { get; set; }

    public string? Language { get; set; }

    public required string Standing { get; set; }

    /// <summary>GenieACS's own name of this modem, once found.</summary>
    public string? AcsId { get; set; }

    /// <summary>The serial that its ONT shows to the OLT, once a source told it.</summary>
    public string? GponSerial { get; set; }

    /// <summary>Its endpoint at the USP controller, once found.</summary>
    public string? UspId { get; set; }

    /// <summary>How much weaker its light is than usual on this line, in dB, as last measured; null while the usual is not known.</summary>
    public double? FallDb { get; set; }

    /// <summary>When ERPNext last said so.</summary>
    public DateTimeOffset CheckedAt { get; set; }
}

/// <summary>The lowest sticker generation that still opens a modem's short way; absent means zero.</summary>
public sealed class StickerGeneration
{
    public required string Mac { get; init; }

    public int Generation { get; set; }
}

public enum CodeChannel
{
    Sms,
    Voice,
    Email,
}

/// <summary>What we know of a code's way to its reader. Ranks only rise.</summary>
public enum Delivery
{
    Waiting = 0,

    /// <summary>Handed to the provider, or about to be: from here on it is never sent again by itself.</summary>
    Sending = 1,
    Sent = 2,
    Delivered = 3,
    Unreachable = 4,
    NotSent = 5,
}

/// <summary>One visitor's try to sign in with a code. A decoy looks the same and never matches.</summary>
public sealed class Challenge
{
    public Guid Id { get; init; }

    /// <summary>Hash of the token in the visitor's cookie: the code is bound to the request that asked for it.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The modem that was scanned; empty for a sign-in by contact alone.</summary>
    public required string Mac { get; init; }

    /// <summary>Came with a valid sticker key.</summary>
    public bool Trusted { get; init; }

    /// <summary>Keyed hash of the phone or address that was typed or chosen.</summary>
    public required string ContactHash { get; init; }

    /// <summary>The masked contact, for those who came with a valid sticker key.</summary>
    public string? MaskedContact { get; init; }

    /// <summary>The contact itself, encrypted, so that another code can be sent; erased with the challenge.</summary>
    public required string ContactSealed { get; set; }

    /// <summary>The page's language, used until the customer's own is known.</summary>
    public required string Language { get; init; }

    public CodeChannel Channel { get; set; }

    public required string CodeHash { get; set; }

    /// <summary>Counts the codes of this challenge; an older code's work is dropped.</summary>
    public int SendNumber { get; set; }

    public int Tries { get; set; }

    /// <summary>Set by the work loop when the contact is one on file for the modem. Null for a decoy.</summary>
    public string? CustomerId { get; set; }

    public string? CustomerLanguage { get; set; }

    /// <summary>For a sign-in by contact alone: every customer that the contact belongs to, separated by line feeds.</summary>
    public string? Accounts { get; set; }

    public Delivery Delivery { get; set; }

    public required string ConsentVersion { get; init; }

    public required string AddressKey { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? ConsumedAt { get; set; }
}

/// <summary>One thing that counts against a limit: a code asked for, a wrong code.</summary>
public sealed class BudgetSpend
{
    public Guid Id { get; init; }

    public required string Key { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A row to lock, so that a count and the write that rests on it are one step on every node.</summary>
public sealed class Gate
{
    public required string Name { get; init; }

    public long Passed { get; set; }
}

public sealed class Session
{
    public Guid Id { get; init; }

    public required string TokenHash { get; init; }

    public required string CustomerId { get; set; }

    /// <summary>The modem that is looked at; always one of this customer's. Null until one is chosen.</summary>
    public string? Mac { get; set; }

    /// <summary>The customer's own language; with a modem its owner's counts.</summary>
    public string? Language { get; init; }

    /// <summary>For a sign-in by contact alone: the contact, as a keyed hash. The session ends when it is no longer the customer's.</summary>
    public string? ContactHash { get; init; }

    /// <summary>For a sign-in at the OpenID provider: which one.</summary>
    public Guid? LoginId { get; init; }

    /// <summary>For a member of the staff who looks at a customer's pages: who. Such a session changes nothing.</summary>
    public string? ViewedBy { get; init; }

    /// <summary>When such a session ends, whatever is done with it.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The customers that this visitor may turn to, separated by line feeds; null when there is only one.</summary>
    public string? Accounts { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

public sealed class DiagnosisRecord
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public required string Mac { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public string? Verdict { get; set; }

    /// <summary>The probes' answers as JSON. Once finished they are never changed.</summary>
    public string? Answers { get; set; }

    /// <summary>The short code under which staff see this very diagnosis (<c>GF-7K2P</c>), once somebody asked for one.</summary>
    public string? Code { get; set; }
}

/// <summary>A ticket that we owe to ERPNext or that is there.</summary>
public sealed class Ticket
{
    public Guid Id { get; init; }

    public Guid DiagnosisId { get; init; }

    public required string CustomerId { get; init; }

    public required string Mac { get; init; }

    /// <summary>Ours, chosen before the first try; ERPNext keeps it as the ticket's number.</summary>
    public required string Number { get; init; }

    public required string Language { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? OpenedAt { get; set; }
}

/// <summary>What the outside told us, word for word.</summary>
public sealed class InboxMessage
{
    public Guid Id { get; init; }

    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public required string RawBody { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Our own payment that it turned out to be about.</summary>
    public Guid? AttemptId { get; set; }

    /// <summary>When its work was written down, or there was none; until then the loop owes it that.</summary>
    public DateTimeOffset? TakenAt { get; set; }
}

/// <summary>What we still owe the outside.</summary>
public sealed class WorkItem
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>Items of one lane are done one at a time, on whatever node.</summary>
    public string? Lane { get; init; }

    /// <summary>One open item per kind and key.</summary>
    public required string Key { get; init; }

    public required string Payload { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public DateTimeOffset? ParkedAt { get; set; }

    public string? LastError { get; set; }
}

/// <summary>Who looked at what or did what, from where and why. Rows are only ever added.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>The actor's name as it was then; null for machines.</summary>
    public string? ActorName { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    /// <summary>Whose file it touches; null when nobody's.</summary>
    public string? CustomerId { get; init; }

    public required string AddressKey { get; init; }

    /// <summary>The address itself, for staff.</summary>
    public string? Address { get; init; }

    /// <summary>Why, in the words of whoever did it.</summary>
    public string? Reason { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}
