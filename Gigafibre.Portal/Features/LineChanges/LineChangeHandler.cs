using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.LineChanges;

/// <summary>
/// Carries a change one step further and plans the next look. Before anything is sent, the row says "sent": whoever takes over after a crash looks before sending
/// again, and only settings, which may be sent twice, are. Nothing is called done before it is read back from the modem.
/// </summary>
public sealed class LineChangeHandler(PortalDb db, ModemIndex modems, LineChangeSteps steps, WorkQueue work, TimeProvider clock) : IWorkHandler
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] Looks = [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)];

    public static string Kind => "line-change";

    public static string Key(Guid change, int look) => $"{change:N}:{look.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A dead modem keeps whoever calls it waiting: a street of them must leave places for codes and payments.</summary>
    public static string Lane(MacAddress mac) => $"{Kind}:{mac.Compact[^1] % 4}";

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var (id, look) = (Guid.Parse(job.Key.Split(':')[0]), int.Parse(job.Key.Split(':')[1], CultureInfo.InvariantCulture));
        if (await db.LineChanges.Where(c => c.Id == id && c.IsOpen).Select(c => c.Mac).SingleOrDefaultAsync(cancel) is not { } mac)
        {
            return;
        }

        var owner = (await modems.FindFreshAsync(MacAddress.Parse(mac), cancel))?.CustomerId;
        if (await db.LineChanges.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { IsOpen: true } change)
        {
            return;
        }

        try
        {
            if (owner == change.CustomerId)
            {
                await steps.StepAsync(change, cancel);
            }
            else
            {
                change.MoveTo(LineChangeState.Failed, LineChangeReason.HandedOver);
            }

            if (change.IsOpen)
            {
                work.Add<LineChangeHandler>(Key(id, look + 1), "", clock.GetUtcNow() + NextLook(change, look), Lane(MacAddress.Parse(change.Mac)));
            }
            else
            {
                (change.EndedAt, change.Sealed) = (clock.GetUtcNow(), "");
            }

            await db.KeepChangeAsync(change, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The customer decided to keep it in this very moment: what was seen is seen again.
            db.ChangeTracker.Clear();
            if (await db.LineChanges.AnyAsync(c => c.Id == id && c.IsOpen, cancel))
            {
                work.Add<LineChangeHandler>(Key(id, look + 1), "", clock.GetUtcNow() + Looks[0], Lane(MacAddress.Parse(mac)));
                await db.SaveChangesAsync(cancel);
            }
        }
    }

    /// <summary>Soon at first; a modem that is away and must be put back is asked less and less often.</summary>
    private TimeSpan NextLook(LineChange change, int look)
    {
        var usual = Looks[Math.Min(look, Looks.Length - 1)];
        var since = (clock.GetUtcNow() - (change.ProveBy ?? clock.GetUtcNow())) / 4;
        return change.State != LineChangeState.PuttingBack || since < usual ? usual : since > LongestPause ? LongestPause : since;
    }
}
