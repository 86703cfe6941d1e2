namespace Gigafibre.Portal.Data;

/// <summary>Where an ONT hangs: a row of an OLT's table, as the last walk or diagnosis found it. Can be rebuilt at any time.</summary>
public sealed class OntRecord
{
    /// <summary>The OLT's name in our configuration.</summary>
    public required string Olt { get; init; }

    public required string Index { get; init; }

    /// <summary>What the ONTs of one port have in common.</summary>
    public string? Pon { get; set; }

    /// <summary>Four letters and eight hex digits; null on EPON.</summary>
    public string? Serial { get; set; }

    /// <summary>Twelve upper-case hex digits, where the OLT names its ONTs so.</summary>
    public string? Mac { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>What was measured on a line at one moment: a point of its time line.</summary>
public sealed class LineReading
{
    public Guid Id { get; init; }

    public required string Mac { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Light that the ONT receives.</summary>
    public double? RxDbm { get; init; }

    /// <summary>Light of the ONT that the OLT receives.</summary>
    public double? OltRxDbm { get; init; }

    /// <summary>When the modem started, as its uptime says.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The diagnosis it comes from; null for a nightly reading.</summary>
    public Guid? DiagnosisId { get; init; }
}

public enum MendKind
{
    Restart,
    Refresh,
    Renew,
    Wifi,
    GuestWifi,
    SpeedTest,
}

/// <summary>How far a change has come. Forward only.</summary>
public enum ChangeState
{
    /// <summary>Asked for; nothing was sent yet.</summary>
    Queued,

    /// <summary>Given to the modem, or perhaps given: what became of it is not known yet.</summary>
    Sent,

    /// <summary>Read back from the modem as wanted.</summary>
    Applied,

    /// <summary>Proven by what followed: a device came back, an address arrived, it started anew.</summary>
    Proven,

    /// <summary>The customer wants it whether a device follows or not.</summary>
    Kept,

    /// <summary>No device followed: it is being put back.</summary>
    PuttingBack,

    /// <summary>Put back as it was, and read back.</summary>
    PutBack,

    /// <summary>It did not happen.</summary>
    Failed,

    /// <summary>The customer wants it whether a device follows or not, and it is not read back yet.</summary>
    Keeping,
}

/// <summary>One thing that somebody asked of a modem. A modem does one at a time.</summary>
public sealed class LineChange
{
    /// <summary>A device must follow a Wi-Fi change within this.</summary>
    public static readonly TimeSpan ProofTime = TimeSpan.FromMinutes(10);

    public Guid Id { get; init; }

    public required string Mac { get; init; }

    public required string CustomerId { get; init; }

    public MendKind Kind { get; init; }

    public ChangeState State { get; set; }

    /// <summary>True until it ended, one way or another: a modem has one such row at most.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The source that carries it out.</summary>
    public required string Via { get; init; }

    /// <summary>The modem's name at that source, as it was when the change was asked for.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Under this its commands stand in GenieACS's queue.</summary>
    public string TaskKey => $"portal-{Id:N}";

    /// <summary>Who asked: the customer, or a member of staff by their subject.</summary>
    public required string Actor { get; init; }

    /// <summary>What is wanted, and what was before; sealed, because a Wi-Fi key is in it, and emptied at the end.</summary>
    public string Sealed { get; set; } = "";

    /// <summary>Which network is meant, as staff and customer may read it.</summary>
    public string? Subject { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? AppliedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Until when a device must have followed.</summary>
    public DateTimeOffset? ProveBy { get; set; }

    /// <summary>Until when a device is waited for, as far as it is known: sending takes a moment.</summary>
    public DateTimeOffset Until => ProveBy ?? (SentAt ?? AskedAt) + ProofTime;

    /// <summary>Why it failed, as a code of ours.</summary>
    public string? Reason { get; set; }

    /// <summary>What a speed test measured, Mbit/s.</summary>
    public double? Down { get; set; }

    public double? Up { get; set; }

    [System.ComponentModel.DataAnnotations.ConcurrencyCheck]
    public int Version { get; set; }
}
