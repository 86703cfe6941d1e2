using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Lines;

/// <param name="IsByModem">Measured by the modem itself, without the Wi-Fi.</param>
public sealed record EarlierSpeed(DateTimeOffset At, double Down, double? Up, bool IsByModem);

/// <summary>What was measured on a line before, by browsers and by the modem.</summary>
public sealed class SpeedHistory(PortalDb db, TimeProvider clock)
{
    private const int Most = 10;

    /// <summary>Faster than any line of ours; what says more is no measurement.</summary>
    private const double Fastest = 20_000;

    public static bool IsPlausible(double mbps) => mbps is > 0 and < Fastest;

    /// <summary>Keeps a measurement; of one line only the last ones are kept.</summary>
    public async Task KeepAsync(string customerId, MacAddress mac, double down, double up, CancellationToken cancel)
    {
        db.SpeedMeasurements.Add(new SpeedMeasurement
        {
            Id = Guid.CreateVersion7(),
            CustomerId = customerId,
            Mac = mac.Compact,
            At = clock.GetUtcNow(),
            Down = down,
            Up = up,
        });
        await db.SaveChangesAsync(cancel);
        if (await Of(customerId, mac).Skip(Most).Select(m => (DateTimeOffset?)m.At).FirstOrDefaultAsync(cancel) is { } last)
        {
            await db.SpeedMeasurements.Where(m => m.CustomerId == customerId && m.Mac == mac.Compact && m.At <= last).ExecuteDeleteAsync(cancel);
        }
    }

    /// <summary>The last ones, the newest first.</summary>
    public async Task<IReadOnlyList<EarlierSpeed>> ListAsync(string customerId, MacAddress mac, CancellationToken cancel)
    {
        var ours = await Of(customerId, mac).Take(Most).ToListAsync(cancel);
        var theirs = await db.LineChanges.AsNoTracking()
            .Where(c => c.CustomerId == customerId && c.Mac == mac.Compact && c.Kind == LineChangeKind.SpeedTest && c.Down != null && !c.IsOpen)
            .OrderByDescending(c => c.AskedAt).Take(Most).ToListAsync(cancel);
        return [.. ours.Select(m => new EarlierSpeed(m.At, m.Down, m.Up, IsByModem: false)).Concat(theirs.Select(c => new EarlierSpeed(c.AskedAt, c.Down!.Value, c.Up,
            IsByModem: true)))
            .OrderByDescending(s => s.At).Take(Most)];
    }

    private IQueryable<SpeedMeasurement> Of(string customerId, MacAddress mac) =>
        db.SpeedMeasurements.AsNoTracking().Where(m => m.CustomerId == customerId && m.Mac == mac.Compact).OrderByDescending(m => m.At);
}
