using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.Olt;

namespace Gigafibre.Portal.Sandbox.People;

public sealed record Scene(string Key, string Name, string What, string Mac)
{
    public string? Phone { get; init; }

    public string? SecondPhone { get; init; }

    /// <summary>The part before the @; the domain is the world's.</summary>
    public string? Mailbox { get; init; }

    public string Language { get; init; } = "fr";

    public string LocationStatus { get; init; } = "Active";

    public string EquipmentStatus { get; init; } = "Active";

    public bool Disabled { get; init; }

    /// <summary>In stock: no customer yet.</summary>
    public bool Unassigned { get; init; }

    /// <summary>Belongs to the customer of another scene.</summary>
    public string? SameCustomerAs { get; init; }

    public PhoneBehavior PhoneBehavior { get; init; }

    public ModemBehavior Modem { get; init; }

    public TimeSpan SilentFor { get; init; } = TimeSpan.FromSeconds(40);

    public OntBehavior? Ont { get; init; } = OntBehavior.Online;

    /// <summary>The light that arrives, as the OLT has it from the ONT.</summary>
    public double OntRxDbm { get; init; } = -17.6;

    /// <summary>Neighbours on the same port that went down with it.</summary>
    public int NeighboursDown { get; init; }

    /// <summary>Huawei with TR-098 instead of TP-Link with TR-181.</summary>
    public bool Huawei { get; init; }

    public bool NotInAcs { get; init; }

    public bool Usp { get; init; }

    /// <summary>Changes to the model's healthy document: path and value.</summary>
    public IReadOnlyList<(string Path, object Value)> Changes { get; init; } = [];

    public BillBehavior Bills { get; init; } = BillBehavior.Current;

    /// <summary>A company pays for its own account: some ways to pay are for people only.</summary>
    public bool Company { get; init; }

    /// <summary>The demo list shows these first.</summary>
    public bool Featured { get; init; }
}

public sealed record Resident(Scene Scene, string Serial, string? Email, string? CustomerId);
