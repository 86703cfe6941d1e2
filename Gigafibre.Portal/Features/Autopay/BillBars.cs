namespace Gigafibre.Portal.Features.Autopay;

/// <summary>All bars together: one that holds is enough.</summary>
public sealed class BillBars(IEnumerable<IBillBar> bars)
{
    public async Task<bool> BarAsync(string customerId, string invoiceName, CancellationToken cancel)
    {
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
