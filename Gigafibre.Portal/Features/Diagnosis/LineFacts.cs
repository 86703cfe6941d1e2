using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.Olt;

namespace Gigafibre.Portal.Features.Diagnosis;

public sealed record OpticalReport(string Source, OpticalReading Reading);

/// <summary>
/// All answers as one picture of the line, each part from the source that knows it best: the OLT for light and being online, then the modem's own page,
/// then what GenieACS or the USP controller hold.
/// </summary>
public sealed class LineFacts(IReadOnlyCollection<ProbeAnswer> answers)
{
    private static readonly TimeSpan UsualInterval = TimeSpan.FromMinutes(5);

    /// <summary>Values of one document that were read further apart than this are not of one moment.</summary>
    private static readonly TimeSpan SameMoment = TimeSpan.FromHours(1);

    private static readonly string[] Modems = [Sources.Bridge, Sources.GenieAcs, Sources.Usp];

    public ProbeAnswer? Of(string source) => answers.FirstOrDefault(a => a.Source == source);

    public ProbeAnswer? Account => Of(Sources.Account);

    public ProbeAnswer? Olt => Of(Sources.Olt);

    public OntReading? Ont => Olt?.Ont;

    public LineBaseline? Baseline => Of(Sources.History)?.Baseline;

    public IReadOnlyList<ProbeAnswer> ModemAnswers { get; } = [.. Modems.Select(s => answers.FirstOrDefault(a => a.Source == s)).OfType<ProbeAnswer>()];

    public CpeSnapshot? Cpe { get; } = Merge([.. Modems.Select(s => answers.FirstOrDefault(a => a.Source == s)?.Cpe).OfType<CpeSnapshot>()]);

    public IReadOnlyList<OpticalReport> Light =>
    [
        .. Ont is { } ont ? [new OpticalReport(Sources.Olt, FromOlt(ont))] : Array.Empty<OpticalReport>(),
        .. ModemAnswers.Where(a => a.Cpe?.Optical is not null).Select(a => new OpticalReport(a.Source, a.Cpe!.Optical!)),
    ];

    public OpticalReading? Optical => Light.OrderByDescending(l => l.Reading.RxDbm is not null || l.Reading.NoLight).FirstOrDefault()?.Reading;

    public double? FallDb
    {
        get
        {
            var (ont, olt) = (Baseline?.UsualRxDbm - Optical?.RxDbm, Baseline?.UsualOltRxDbm - Ont?.OltRxDbm);
            return ont is null ? olt : olt is null ? ont : Math.Max(ont.Value, olt.Value);
        }
    }

    /// <summary>The OLT says that the ONT is down, and the modem itself does not prove otherwise.</summary>
    public bool IsDark => Ont?.State == OntState.Offline && !AnswersLive;

    public DateTimeOffset? StartedAt => Cpe?.Identity is { Uptime: { } up, ReadAt: { } at } ? at - up : null;

    /// <summary>
    /// Is the line alive? The OLT knows, where it says; otherwise the modem answered us now or, when it could not be asked, called home within two and
    /// a half of its own intervals. Null when nobody knows.
    /// </summary>
    public bool? IsOnline(DateTimeOffset now) => IsDark ? false : ModemAnswersUs(now);

    public bool AnswersLive => ModemAnswers.Any(a => a is { Woke: Woken.Answered }
        || (a is { Status: ProbeStatus.Ok, Cpe: not null, Error: null } && a.Source != Sources.GenieAcs));

    public bool? ModemAnswersUs(DateTimeOffset now)
    {
        if (AnswersLive)
        {
            return true;
        }

        var acs = Of(Sources.GenieAcs);
        return acs switch
        {
            { Woke: Woken.Unreachable } => false,
            { Cpe.Identity: { LastInform: { } heard } identity } => now - heard < (identity.InformInterval ?? UsualInterval) * 2.5,
            _ => Of(Sources.Usp) is { Status: ProbeStatus.Offline } ? false : null,
        };
    }

    /// <summary>
    /// The same facts without what is older than its neighbours: a modem's document holds values of many moments, and what was read an hour before the
    /// newest of them says nothing of now.
    /// </summary>
    public LineFacts Current() => new([.. answers.Select(a => a.Cpe is { } cpe ? a with { Cpe = Current(cpe) } : a)]);

    private static CpeSnapshot Current(CpeSnapshot cpe)
    {
        var newest = cpe.Interfaces.Select(i => i.ReadAt).Concat(cpe.Radios.Select(r => r.ReadAt)).Concat(cpe.Clients.Select(c => c.ReadAt)).Concat(cpe.Mesh.Select(n => n.ReadAt))
            .Append(cpe.Optical?.ReadAt).Append(cpe.Identity.ReadAt).Append(cpe.Identity.LastInform).Max();
        bool IsCurrent(DateTimeOffset? readAt) => readAt is null || newest - readAt <= SameMoment;
        return cpe with
        {
            Interfaces = [.. cpe.Interfaces.Where(i => IsCurrent(i.ReadAt))],
            Radios = [.. cpe.Radios.Where(r => IsCurrent(r.ReadAt))],
            Clients = [.. cpe.Clients.Where(c => IsCurrent(c.ReadAt))],
            Mesh = [.. cpe.Mesh.Where(n => IsCurrent(n.ReadAt))],
            Optical = IsCurrent(cpe.Optical?.ReadAt) ? cpe.Optical : null,
        };
    }

    /// <summary>What is worth keeping of it. A point of the line's past stands where it was measured; what is old was kept when it was new.</summary>
    public LineMeasurement Measured(DiagnosisView diagnosis, DateTimeOffset now)
    {
        bool IsFresh(DateTimeOffset? at) => now - at < TimeSpan.FromMinutes(10);
        return new LineMeasurement(
            diagnosis.Mac, diagnosis.Id, (Cpe?.Identity.GponSerial ?? Ont?.Serial)?.Text, IsFresh(Optical?.ReadAt) ? Optical?.RxDbm : null, Ont?.OltRxDbm,
            IsFresh(Cpe?.Identity.ReadAt) ? StartedAt : null, FallDb);
    }

    private static OpticalReading FromOlt(OntReading ont) => new(
        ont.RxDbm, ont.TxDbm, ont.TemperatureC, ont.VoltageV, ont.RawRx, NoLight: ont is { State: OntState.Offline, Cause: OntCause.Fibre },
        ont.State switch { OntState.Online => LinkStatus.Up, OntState.Offline => LinkStatus.Down, _ => LinkStatus.Unknown }, ont.ReadAt);

    private static CpeSnapshot? Merge(IReadOnlyList<CpeSnapshot> told)
    {
        if (told.Count < 2)
        {
            return told.SingleOrDefault();
        }

        // Who it is, GenieACS and the USP controller know best: the modem's own page has no inform times.
        var who = (told.FirstOrDefault(c => c.Identity.LastInform is not null) ?? told[0]).Identity;
        var newest = told.Select(c => c.Identity).Where(i => i.Uptime is not null).MaxBy(i => i.ReadAt) ?? who;
        return new CpeSnapshot(
            who with
            {
                Mac = who.Mac ?? First(c => c.Identity.Mac),
                GponSerial = who.GponSerial ?? First(c => c.Identity.GponSerial),
                Uptime = newest.Uptime,
                ReadAt = newest.ReadAt
            },
            [.. Some(c => Kind(c, InterfaceKind.Wan)), .. Some(c => Kind(c, InterfaceKind.Lan)),
                .. Some<CpeInterface>(c => [.. c.Interfaces.Where(i => i.Kind is not (InterfaceKind.Wan or InterfaceKind.Lan))])],
            Some(c => c.Radios), Some(c => c.Clients), Some(c => c.Mesh), told.Select(c => c.Optical).FirstOrDefault(o => o is not null));

        IReadOnlyList<T> Some<T>(Func<CpeSnapshot, IReadOnlyList<T>> part) => told.Select(part).FirstOrDefault(p => p.Count > 0) ?? [];

        T? First<T>(Func<CpeSnapshot, T?> part) => told.Select(part).FirstOrDefault(p => p is not null);

        static IReadOnlyList<CpeInterface> Kind(CpeSnapshot cpe, InterfaceKind kind) => [.. cpe.Interfaces.Where(i => i.Kind == kind)];
    }
}
