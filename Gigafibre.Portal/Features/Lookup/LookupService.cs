using System.Text.Json;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Olt;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Lookup;

public sealed class LookupService(LineIndex lines, ErpNextClient erp, ProbeRunner probes, TimeProvider clock, IOptions<PortalOptions> options)
{
    public async Task<LookupAnswer?> FindAsync(MacAddress? mac, string? serial, Language language, CancellationToken cancel)
    {
        LineNames? subject = null;
        var answers = await probes.RunAsync(async c => subject = await CompleteAsync(mac, serial, c), _ => { }, cancel);
        return answers.Where(a => a.Source != Sources.History).All(a => a.Status is ProbeStatus.NoSuchDevice or ProbeStatus.Unsupported) ? null
            : ToAnswer(subject!, answers, language);
    }

    private async Task<LineNames> CompleteAsync(MacAddress? mac, string? serial, CancellationToken cancel)
    {
        var subject = await lines.FindAsync(mac, serial, cancel);
        if (subject.Modem is not null)
        {
            return subject;
        }

        try
        {
            var equipment = await Deadline.AskAsync(
                SystemName.ErpNext, TimeSpan.FromSeconds(3), c => mac is { } m ? erp.FindByMacAsync(m, c) : erp.FindBySerialAsync(serial!, c), cancel);
            return equipment is null ? subject : await lines.FindAsync(equipment.Mac, equipment.Serial ?? serial, cancel);
        }
        catch (IntegrationException)
        {
            return subject;
        }
    }

    private LookupAnswer ToAnswer(LineNames subject, IReadOnlyList<ProbeAnswer> answers, Language language)
    {
        var now = clock.GetUtcNow();
        var facts = new LineFacts(answers);
        var cpe = facts.Cpe;
        var id = cpe?.Identity;
        return new LookupAnswer(
            new LookupDevice(
                id?.Serial ?? subject.Serial, (id?.Mac ?? subject.Mac)?.ToString(), (facts.Ont?.Serial ?? id?.GponSerial)?.Text, id?.Manufacturer, id?.Model, id?.Firmware,
                (long?)id?.Uptime?.TotalSeconds, id?.LastInform, facts.IsOnline(now)),
            cpe is null ? [] : [.. Interfaces(cpe)],
            new LookupWifi(
                [.. (cpe?.Radios ?? []).Select(r => new LookupRadio(
                    r.Band, r.Channel, r.Standard, r.Enabled, [.. r.Networks.Select(n => new LookupSsid(n.Name, n.Enabled, n.Security, n.Guest, n.Clients))]))],
                [.. (cpe?.Clients ?? []).Where(c => c.Wired is false || (c.Wired is null && (c.Band is not null || c.RssiDbm is not null)))
                    .Select(c => new LookupClient(c.Mac.ToString(), c.HostName, c.Ip, c.Band, c.RssiDbm, c.Via?.ToString()))]),
            new LookupMesh([.. (cpe?.Mesh ?? []).Select(n => new LookupNode(n.Mac.ToString(), n.Name, Lower(n.Role), n.Online, n.Backhaul, n.SignalDbm))]),
            [.. facts.Light.Select(l => new LookupOptical(
                l.Source, l.Reading.RxDbm, l.Reading.TxDbm, l.Reading.TemperatureC, l.Reading.VoltageV,
                JsonNamingPolicy.KebabCaseLower.ConvertName(OpticalLevels.Of(l.Reading, OpticalClass.Of(facts.Ont?.Class)).ToString()), l.Reading.ReadAt))],
            facts.Ont is { } ont ? ToOnt(ont, facts) : null,
            [.. answers.Select(a => new LookupSource(a.Source, Status(a), a.ElapsedMs, Age(a, now), a.Error))],
            Verdict.From(answers, now) is { } verdict ? ToVerdict(verdict, now, language) : null);
    }

    private static LookupOnt ToOnt(OntReading ont, LineFacts facts) => new(
        ont.Olt, ont.Index, ont.Pon, Lower(ont.State), Lower(ont.Cause), ont.LastUp, ont.LastDown, ont.OltRxDbm, ont.DistanceM, ont.Class,
        facts.Olt?.Neighbours?.Count, facts.Olt?.Neighbours?.Count(n => n.State == OntState.Offline));

    private static IEnumerable<LookupInterface> Interfaces(CpeSnapshot cpe)
    {
        var wired = cpe.Interfaces.Select(i => new LookupInterface(i.Name, Lower(i.Kind), Lower(i.Status), i.Ipv4, i.Mac?.ToString(), i.RateMbps, i.Error));
        var radios = cpe.Radios.Select(r => new LookupInterface(
            $"Wi-Fi {r.Band}".Trim(), Lower(InterfaceKind.Wifi),
            Lower(r.Enabled switch { true => LinkStatus.Up, false => LinkStatus.Down, _ => LinkStatus.Unknown }), null, null, null, null));
        var optical = cpe.Optical is { } o ? [new LookupInterface("GPON", Lower(InterfaceKind.Optical), Lower(o.Status), null, null, null, null)] : Array.Empty<LookupInterface>();
        return wired.Concat(radios).Concat(optical);
    }

    private LookupVerdict ToVerdict(Verdict verdict, DateTimeOffset now, Language language)
    {
        var words = VerdictText.Of(verdict.Main.Code);
        var values = VerdictValues.Of(verdict.Main, now, language, options.Value.SupportPhone);
        return new LookupVerdict(
            JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.Main.Code.ToString()), words.Sentence.In(language, values),
            words.Steps.Count > 0 ? words.Steps[0].In(language, values) : null);
    }

    private static string Status(ProbeAnswer a) => a switch
    {
        { Status: ProbeStatus.NoSuchDevice } => "not-found",
        { Status: ProbeStatus.Ok, Woke: Woken.Unreachable } => "offline",
        _ => Lower(a.Status),
    };

    private static long? Age(ProbeAnswer a, DateTimeOffset now)
    {
        var newest = new[] { a.Ont?.ReadAt, a.Cpe?.Optical?.ReadAt, a.Cpe?.Internet?.ReadAt, a.Cpe?.Identity.ReadAt }.Max();
        return newest is { } at ? Math.Max(0, (long)(now - at).TotalSeconds) : a.Status == ProbeStatus.Ok ? 0 : null;
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
