using System.Runtime.CompilerServices;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations.Olt;

namespace Gigafibre.Portal.Features.Diagnosis;

public sealed class OltProbe(OltClient olts, LineIndex lines) : IProbe
{
    public string Source => Sources.Olt;

    public TimeSpan Budget => TimeSpan.FromSeconds(5);

    public async IAsyncEnumerable<ProbeAnswer> AskAsync(LineNames subject, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (subject.Ont is not { } ont)
        {
            if (subject.Modem?.CustomerId is not null)
            {
                await lines.AskForSweepAsync(cancel);
            }

            yield return new ProbeAnswer(Source, ProbeStatus.NoSuchDevice, 0);
            yield break;
        }

        yield return new ProbeAnswer(Source, ProbeStatus.Pending, 0);
        var reading = await olts.GetAsync(ont.Olt, ont.Index, cancel);
        if (reading is null || IsSomebodyElses(reading, ont))
        {
            await lines.ForgetAsync(ont, cancel);
            yield return new ProbeAnswer(Source, ProbeStatus.NoSuchDevice, 0);
            yield break;
        }

        if (reading.State == OntState.Offline && ont.Pon is { } pon && await lines.PortAsync(ont, cancel) is { Count: > 1 } port)
        {
            yield return new ProbeAnswer(Source, ProbeStatus.Pending, 0, Ont: reading);
            var near = await olts.NeighboursAsync(ont.Olt, pon, [.. port], cancel);
            yield return new ProbeAnswer(Source, ProbeStatus.Ok, 0, Ont: reading, Neighbours: [.. near.Where(n => n.Index != ont.Index)]);
        }
        else
        {
            yield return new ProbeAnswer(Source, ProbeStatus.Ok, 0, Ont: reading);
        }
    }

    private static bool IsSomebodyElses(OntReading reading, OntRecord ont) =>
        (reading.Serial is { } serial && ont.Serial is not null && serial.Text != ont.Serial) || (reading.Mac is { } mac && ont.Mac is not null && mac.Compact != ont.Mac);
}
