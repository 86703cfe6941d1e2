using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>One diagnosis at one moment, as the page shows it.</summary>
public sealed record LineView(DiagnosisView Diagnosis, DateTimeOffset Now, Ticket? Ticket, LineStory? Story = null)
{
    public bool Running => Diagnosis.FinishedAt is null && Now - Diagnosis.StartedAt < DiagnosisService.Abandoned;

    public Verdict? Verdict => Diagnosis.Verdict(Now) ?? (Running ? null : new Verdict(new Finding(VerdictCode.WeDoNotKnow), []));

    public LineFacts Facts { get; } = new(Diagnosis.Answers);

    public CpeSnapshot? Cpe => Facts.Cpe;

    /// <summary>For a modem that no longer answers: when it was last heard, and so how old everything below the verdict is.</summary>
    public DateTimeOffset? LastKnown => Cpe is not null && (Facts.IsOnline(Now) is false || Facts.ModemAnswersUs(Now) is false) ? Cpe.Identity.LastInform : null;

    /// <summary>True while a card may still fill.</summary>
    public bool Waiting => Running && (Facts.ModemAnswers.Count == 0 || Facts.ModemAnswers.Any(a => a.Status == ProbeStatus.Pending));

    public string? NodeName(Integrations.MacAddress? mac) => Cpe?.Mesh.FirstOrDefault(n => n.Mac == mac)?.Name ?? mac?.ToString();
}

/// <summary>When a value was read, seen from now.</summary>
public sealed record Age(DateTimeOffset? ReadAt, DateTimeOffset Now);
