using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>One diagnosis at one moment, as the page shows it.</summary>
public sealed record LineView(DiagnosisView Diagnosis, DateTimeOffset Now, Ticket? Ticket)
{
    public bool Running => Diagnosis.FinishedAt is null && Now - Diagnosis.StartedAt < DiagnosisService.Abandoned;

    public Verdict? Verdict => Diagnosis.Verdict(Now) ?? (Running ? null : new Verdict(new Finding(VerdictCode.WeDoNotKnow), []));

    public ProbeAnswer? Account => Diagnosis.Answers.FirstOrDefault(a => a.Source == Sources.Account);

    public ProbeAnswer? Modem => Diagnosis.Answers.FirstOrDefault(a => a.Source == Sources.GenieAcs);

    public CpeSnapshot? Cpe => Modem?.Cpe;

    /// <summary>For a modem that no longer answers: when it was last heard, and so how old everything below the verdict is.</summary>
    public DateTimeOffset? LastKnown => Modem is { Cpe: not null } modem && Features.Diagnosis.Verdict.IsOnline(modem, Now) is false ? Cpe?.Identity.LastInform : null;

    /// <summary>True while a card may still fill.</summary>
    public bool Waiting => Running && Modem is null or { Status: ProbeStatus.Pending };

    public string? NodeName(Integrations.MacAddress? mac) => Cpe?.Mesh.FirstOrDefault(n => n.Mac == mac)?.Name ?? mac?.ToString();
}

/// <summary>When a value was read, seen from now.</summary>
public sealed record Age(DateTimeOffset? ReadAt, DateTimeOffset Now);
