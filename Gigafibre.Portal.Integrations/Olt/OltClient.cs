using System.Collections.Frozen;
using System.Globalization;
using Gigafibre.Portal.Integrations.Snmp;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.Olt;

/// <summary>
/// Our OLTs, over SNMP: what they say of an ONT, and where each ONT is. Read only, gentle: see <see cref="OltGate"/>.
/// Every method may throw <see cref="IntegrationException"/>. Facts: docs/wire/olt.md.
/// </summary>
public sealed class OltClient : IDisposable
{
    private readonly FrozenDictionary<string, OltGate> _gates;
    private readonly SnmpClient _snmp;
    private readonly TimeProvider _clock;

    public OltClient(IOptions<OltOptions> options, TimeProvider clock)
    {
        (_snmp, _clock) = (new SnmpClient(clock), clock);
        _gates = options.Value.Devices.ToFrozenDictionary(d => d.Name, d => new OltGate(d, options.Value, _snmp, clock), StringComparer.Ordinal);
    }

    /// <summary>The OLTs of our configuration, by their names.</summary>
    public IEnumerable<string> Names => _gates.Keys.Order(StringComparer.Ordinal);

    /// <summary>One question about one ONT. Null when the OLT has no such row, or no longer.</summary>
    public async Task<OntReading?> GetAsync(string olt, string index, CancellationToken cancel) =>
        _gates.TryGetValue(olt, out var gate) ? await gate.RememberAsync(index, c => ReadAsync(gate, index, c), cancel).ConfigureAwait(false) : null;

    /// <summary>The states of some ONTs of a port, at most sixteen and for everybody of the port the same, in one question that costs the ONTs nothing.</summary>
    public async Task<IReadOnlyList<OntNeighbour>> NeighboursAsync(string olt, string pon, IReadOnlyCollection<string> indexes, CancellationToken cancel)
    {
        if (!_gates.TryGetValue(olt, out var gate) || await gate.ProfileAsync(cancel).ConfigureAwait(false) is not { Status: { } status } profile)
        {
            return [];
        }

        var asked = indexes.Order(StringComparer.Ordinal).Take(16).ToList();
        return await gate.RememberAsync("port " + pon, c => ReadNeighboursAsync(gate, profile, status, asked, c), cancel).ConfigureAwait(false);
    }

    /// <summary>Where every ONT of an OLT is: a walk of one column, page by page, between other people's questions.</summary>
    public async Task<IReadOnlyList<OntRow>> ListAsync(string olt, CancellationToken cancel)
    {
        var gate = _gates[olt];
        var profile = await gate.ProfileAsync(cancel).ConfigureAwait(false);
        var pons = new Dictionary<string, string>(StringComparer.Ordinal);
        if (profile.PonColumn is { } ponColumn)
        {
            await foreach (var row in WalkAsync(gate, ponColumn, cancel).ConfigureAwait(false))
            {
                if (profile.PonIn(row.Value) is { } pon)
                {
                    pons[row.Name.After(ponColumn)] = pon;
                }
            }
        }

        var rows = new Dictionary<string, OntRow>(StringComparer.Ordinal);
        foreach (var column in new[] { profile.Serial.Oid, profile.Serial.Or }.OfType<string>())
        {
            var root = Oid.Parse(column);
            await foreach (var row in WalkAsync(gate, root, cancel).ConfigureAwait(false))
            {
                var index = row.Name.After(root);
                if (OltSerials.Read(row.Value) is { } key)
                {
                    rows.TryAdd(index, new OntRow(olt, index, pons.GetValueOrDefault(index) ?? profile.PonOf(index), key.Serial, key.Mac));
                }
            }
        }

        foreach (var (key, index) in gate.Device.Onts)
        {
            rows[index] = new OntRow(
                olt, index, profile.PonOf(index), GponSerial.TryParse(key, out var serial) ? serial : null, MacAddress.TryParse(key, out var mac) ? mac : null);
        }

        return [.. rows.Values];
    }

    private async IAsyncEnumerable<VarBind> WalkAsync(OltGate gate, Oid root, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var after = root;
        while (await gate.AskPatientlyAsync((t, c) => _snmp.PageAsync(t, root, after, c), cancel).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var row in page)
            {
                yield return row;
            }

            after = page[^1].Name;
        }
    }

    private async Task<OntReading?> ReadAsync(OltGate gate, string index, CancellationToken cancel)
    {
        var profile = await gate.ProfileAsync(cancel).ConfigureAwait(false);
        var values = await ReadColumnsAsync(gate, profile, index, cancel).ConfigureAwait(false);
        SnmpValue Of(OltColumn? column) => column is null ? Missing : values.GetValueOrDefault(column.Oid, Missing);

        var serial = values.GetValueOrDefault(profile.Serial.Oid, Missing);
        if (!values.Values.Any(v => v.Exists))
        {
            return null;
        }

        var status = profile.Status is null ? Missing : values.GetValueOrDefault(profile.Status.Oid, Missing);
        var state = profile.Status?.StateOf(status) ?? OntState.Unknown;
        var key = OltSerials.Read(serial) ?? (profile.Serial.Or is { } or ? OltSerials.Read(values.GetValueOrDefault(or, Missing)) : null);
        return new OntReading(
            gate.Device.Name, index, key?.Serial, (profile.PonColumn is { } column ? profile.PonIn(values.GetValueOrDefault(column.ToString(), Missing)) : null)
                ?? profile.PonOf(index),
            state, state == OntState.Offline ? CauseOf(profile, status, values) : OntCause.NotTold,
            OltColumn.ReadTime(Of(profile.LastUp), gate.Zone), OltColumn.ReadTime(Of(profile.LastDown), gate.Zone),
            profile.Rx?.ReadDbm(Of(profile.Rx)), profile.Tx?.ReadDbm(Of(profile.Tx)), profile.OltRx?.ReadDbm(Of(profile.OltRx)), Raw(Of(profile.Rx)),
            profile.Temperature?.Read(Of(profile.Temperature)), profile.Voltage?.Read(Of(profile.Voltage)) is { } volts ? Math.Round(volts, 3) : null,
            (int?)profile.Distance?.Read(Of(profile.Distance)), Of(profile.Model).Text, gate.Device.Class, _clock.GetUtcNow(), key?.Mac);
    }

    private async Task<Dictionary<string, SnmpValue>> ReadColumnsAsync(OltGate gate, OltProfile profile, string index, CancellationToken cancel)
    {
        OltColumn?[] all = [profile.LastUp, profile.LastDown, profile.Rx, profile.Tx, profile.OltRx, profile.Temperature, profile.Voltage, profile.Distance, profile.Model];
        var columns = all.OfType<OltColumn>().ToList();
        var exact = new[] { profile.Serial.Oid, profile.Serial.Or, profile.Status?.Oid, profile.Cause?.Oid, profile.PonColumn?.ToString() }.OfType<string>()
            .Select(o => (Column: o, At: Oid.Parse(o).Append(index)))
            .Concat(columns.Where(c => !c.Below).Select(c => (Column: c.Oid, At: c.At(index)))).ToList();
        var values = await gate.AskAsync((t, c) => _snmp.GetAsync(t, [.. exact.Select(e => e.At)], c), cancel).ConfigureAwait(false);
        var result = exact.Zip(values).ToDictionary(z => z.First.Column, z => z.Second, StringComparer.Ordinal);
        if (columns.Where(c => c.Below).ToList() is { Count: > 0 } below)
        {
            var more = await gate.AskAsync((t, c) => _snmp.GetBelowAsync(t, [.. below.Select(b => b.At(index))], c), cancel).ConfigureAwait(false);
            foreach (var (column, value) in below.Zip(more))
            {
                result[column.Oid] = value;
            }
        }

        return result;
    }

    private async Task<IReadOnlyList<OntNeighbour>> ReadNeighboursAsync(OltGate gate, OltProfile profile, OltStatus status, List<string> indexes, CancellationToken cancel)
    {
        string?[] columns = [status.Oid, profile.Cause?.Oid, profile.LastDown?.Oid];
        var asked = columns.OfType<string>().ToList();
        var names = indexes.SelectMany(i => asked.Select(o => Oid.Parse(o).Append(i))).ToList();
        var values = await gate.AskAsync((t, c) => _snmp.GetAsync(t, names, c), cancel).ConfigureAwait(false);
        return [.. indexes.Select((index, i) =>
        {
            var row = asked.Select((o, k) => (o, values[(i * asked.Count) + k])).ToDictionary(p => p.o, p => p.Item2, StringComparer.Ordinal);
            var state = status.StateOf(row[status.Oid]);
            return new OntNeighbour(
                index, state, state == OntState.Offline ? CauseOf(profile, row[status.Oid], row) : OntCause.NotTold,
                profile.LastDown is { } down ? OltColumn.ReadTime(row[down.Oid], gate.Zone) : null);
        })];
    }

    private static OntCause CauseOf(OltProfile profile, SnmpValue status, Dictionary<string, SnmpValue> values) =>
        profile.Status!.CauseOf(status) is not OntCause.NotTold and var told ? told
            : profile.Cause is { } cause ? cause.Of(values.GetValueOrDefault(cause.Oid, Missing)) : OntCause.NotTold;

    private static string? Raw(SnmpValue value) => value.IsNumber ? value.Number.ToString(CultureInfo.InvariantCulture) : value.Text;

    private static readonly SnmpValue Missing = new(SnmpType.NoSuchInstance);

    public void Dispose()
    {
        _snmp.Dispose();
        foreach (var gate in _gates.Values)
        {
            gate.Dispose();
        }
    }
}
