namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>A modem as ERPNext knows it: which one, whose, and in what standing.</summary>
/// <param name="Name">The Service Equipment's primary key.</param>
/// <param name="CustomerId">The Customer's primary key; null when the modem is in stock.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>; null when the customer never said.</param>
/// <param name="Status">ERPNext's own word: <c>Active</c>, <c>In Stock</c>, <c>Lost</c>.</param>
/// <param name="LocationId">The served address; null when there is none.</param>
/// <param name="Version">ERPNext's <c>modified</c>: a write with an older one is refused.</param>
public sealed record Equipment(
    string Name, MacAddress Mac, string? Serial, string? Model, string? CustomerId, string? Language, Standing Standing, string? Status, string? LocationId, string Version)
{
    /// <summary>A state that no setting names, as <c>Service Equipment.status: Stolen</c>: it was taken for the less friendly one. Null where all are known.</summary>
    public string? UnknownState { get; init; }
}

/// <summary>What ERPNext lets a customer do with this modem.</summary>
public enum Standing
{
    /// <summary>In service.</summary>
    Active,

    /// <summary>Suspended for billing: the customer still signs in, sees and pays.</summary>
    Suspended,

    /// <summary>Unassigned, blocked, or of a closed account: opens no door.</summary>
    Closed,
}

/// <summary>Where a customer can be reached, primary first, without duplicates.</summary>
/// <param name="Contact">The customer's first Contact, by name.</param>
public sealed record ContactPoints(IReadOnlyList<PhoneNumber> Phones, IReadOnlyList<EmailAddress> Emails, string? Contact = null);

/// <summary>A contact as ERPNext lists it, and the customers it speaks for.</summary>
public sealed record ContactEntry(string Name, IReadOnlyList<PhoneNumber> Phones, IReadOnlyList<EmailAddress> Emails, IReadOnlyList<string> CustomerIds);

/// <summary>A customer or a served address as the search index reads it.</summary>
/// <param name="Source">The document's doctype and name.</param>
public sealed record SearchableEntry(string Source, string CustomerId, IReadOnlyList<string> Texts);

/// <param name="LastModified">Frappe's <c>modified</c> of the last one, to go on from.</param>
public sealed record SearchablePage(IReadOnlyList<SearchableEntry> Entries, string LastModified);

/// <param name="LastModified">Frappe's <c>modified</c> of the last one, to go on from.</param>
public sealed record ContactPage(IReadOnlyList<ContactEntry> Contacts, string LastModified);
