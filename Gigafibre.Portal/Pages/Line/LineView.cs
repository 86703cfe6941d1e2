using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Pages.Line;

public sealed record LineView(DiagnosisView Diagnosis, DateTimeOffset Now, Ticket? Ticket, LineTimeline? Story = null, PaymentAttempt? Paid = null,
    IReadOnlyDictionary<string, string>? DeviceNames = null, VisitingPerson? Person = null)
{
    private const int MostAlso = 4;

    /// <summary>What is wrong is between the customer and us, or nobody knows: to anybody else the two look alike, so that neither tells of bills.</summary>
    public bool IsPrivate => Person is not null && IsBetweenUs;

    /// <inheritdoc cref="IsPrivate"/>
    public bool IsBetweenUs => Verdict is { } verdict && (verdict.Main.Code == VerdictCode.WeDoNotKnow || IsOfAccount(verdict.Main));

    /// <summary>What else is wrong, as far as it is this reader's.</summary>
    public IEnumerable<Symptom> Also => (Verdict?.Also ?? []).Where(s => Person is null || !IsOfAccount(s)).Take(MostAlso);

    private static bool IsOfAccount(Symptom symptom) => symptom.Code is VerdictCode.AccountSuspended or VerdictCode.NotAdmitted;


    /// <summary>Whoever is let in reads the tickets that they wrote themselves.</summary>
    public bool MayOpen(Ticket ticket) => Person is null || ticket.PersonId == Person.Id;

    public bool Running => Diagnosis.FinishedAt is null && Now < Diagnosis.OverBy;

    /// <summary>Null while there is nothing to say yet. A run that died with its process says nothing of the line: who had not answered might have turned it round.</summary>
    public Verdict? Verdict => Diagnosis.FinishedAt is null && !Running ? Unknown : Diagnosis.Verdict(Now) ?? (Running ? null : Unknown);

    private static Verdict Unknown => new(new Symptom(VerdictCode.WeDoNotKnow), []);

    public LineFacts Facts { get; } = new(Diagnosis.Answers);

    public CpeSnapshot? Cpe => Facts.Cpe;

    /// <summary>For a modem that no longer answers: when it was last heard, and so how old everything below the verdict is.</summary>
    public DateTimeOffset? LastKnown => Cpe is not null && (Facts.IsOnline(Now) is false || Facts.ModemAnswersUs(Now) is false) ? Cpe.Identity.LastInform : null;

    /// <summary>Suspended, and paid or paying since: what is said and offered then is another thing.</summary>
    public PaymentAttempt? PaidSince => Verdict is { Main.Code: VerdictCode.AccountSuspended } ? Paid : null;

    /// <summary>No source has the modem's word yet: some do not know it, and the others may still answer.</summary>
    public bool Waiting => Running && (Facts.ModemAnswers.Any(a => a.Status == ProbeStatus.Pending) || !Facts.ModemAnswers.Any(a => a.Status == ProbeStatus.Ok));

    /// <summary>Who is still being asked. Nothing is advised before they have all answered: what the last one says may turn it round.</summary>
    public IEnumerable<Phrase> Awaited => Running
        ? [.. Diagnosis.Answers.Any(a => a.Source == Sources.Olt && a.Status != ProbeStatus.Pending) ? Array.Empty<Phrase>() : [LineText.AwaitedExchange],
            .. Waiting ? [LineText.AwaitedModem] : Array.Empty<Phrase>()]
        : [];

    /// <summary>As the customer calls it, else as it calls itself; null when nobody named it.</summary>
    public string? NameOf(CpeClient client) => DeviceNames?.GetValueOrDefault(client.Mac.Compact) ?? client.HostName;

    public string? NodeName(Integrations.MacAddress? mac) => Cpe?.Mesh.FirstOrDefault(n => n.Mac == mac)?.Name ?? mac?.ToString();
}

public sealed record Age(DateTimeOffset? ReadAt, DateTimeOffset Now);
