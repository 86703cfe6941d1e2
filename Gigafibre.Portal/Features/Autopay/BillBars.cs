using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>All bars together: one that holds is enough, and what was found once holds until somebody of our team has ticked it off.</summary>
public sealed class BillBars(PortalDb db, IEnumerable<IBillBar> bars)
{
    public async Task<bool> BarAsync(string customerId, string invoiceName, CancellationToken cancel)
    {
        if (await db.Findings.AnyAsync(f => FindingList.BillsInDoubt.Contains(f.Kind) && f.Subject == invoiceName && f.ResolvedAt == null, cancel))
        {
            return true;
        }

        foreach (var bar in bars)
        {
            if (await bar.BarsAsync(customerId, invoiceName, cancel))
            {
                return true;
            }
        }

        return false;
    }
}
