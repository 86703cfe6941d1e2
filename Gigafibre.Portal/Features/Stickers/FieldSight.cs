using System.Text.Json;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.Olt;

namespace Gigafibre.Portal.Features.Stickers;

/// <summary>What the network sees of a modem while a technician stands before it.</summary>
/// <param name="Modem">Null when GenieACS has never heard of it, or does not answer.</param>
/// <param name="Ont">Null when no OLT is known to hold it, or does not answer.</param>
public sealed record FieldSeen(CpeSnapshot? Modem, bool AcsAway, OntReading? Ont, bool OltAway);

/// <summary>Looks at both ends of the fibre at once; an end that is silent keeps nobody waiting long.</summary>
public sealed class FieldSight(GenieAcsClient acs, LineIndex lines, OltClient olts)
{
    private static readonly TimeSpan LongestAcs = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestOlt = TimeSpan.FromSeconds(5);

    public async Task<FieldSeen> LookAsync(MacAddress mac, string? serial, CancellationToken cancel)
    {
        var names = await lines.FindAsync(mac, serial, cancel);
        var (here, there) = (AtModemAsync(mac, serial, cancel), AtOltAsync(names.Ont, cancel));
        var ((modem, acsAway), (ont, oltAway)) = (await here, await there);
        return new FieldSeen(modem, acsAway, ont, oltAway);
    }

    private async Task<(CpeSnapshot? Seen, bool Away)> AtModemAsync(MacAddress mac, string? serial, CancellationToken cancel)
    {
        try
        {
            var document = await Deadline.AskAsync(SystemName.GenieAcs, LongestAcs,
                async c => await acs.FindIdAsync(serial, mac, c) is { } id ? await acs.GetAsync(id, c) : (JsonElement?)null, cancel);
            return (document is { } found ? CpeReader.Read(found) : null, false);
        }
        catch (IntegrationException)
        {
            return (null, true);
        }
    }

    private async Task<(OntReading? Ont, bool Away)> AtOltAsync(OntRecord? known, CancellationToken cancel)
    {
        if (known is null)
        {
            return (null, false);
        }

        try
        {
            var reading = await Deadline.AskAsync(known.Olt, LongestOlt, c => olts.GetAsync(known.Olt, known.Index, c), cancel);

            // The row may be another modem's by now.
            return (reading is { Serial: { } serial } && known.Serial is not null && serial.Text != known.Serial ? null : reading, false);
        }
        catch (IntegrationException)
        {
            return (null, true);
        }
    }
}
