using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Booking;

/// <summary>
/// Writes a Payment Entry under a name that is made of Stripe's own, so ERPNext cannot hold two. Only a look by that name says whether it stands:
/// an error answers nothing, because ERPNext may have committed before it failed.
/// </summary>
public sealed class PaymentEntryWriter(ErpNextBilling erp)
{
    public static string NameOf(string stripeId) => $"STRIPE-{stripeId}";

    /// <summary>
    /// The entry for what Stripe knows by this id: as it stands, or written now. Throws <see cref="ParkedException"/> where a person must look.
    /// </summary>
    /// <param name="compose">What to write; asked again when ERPNext refuses, because a bill may have been paid by another road since.</param>
    public async Task<PaymentEntry> EnsureAsync(string stripeId, Func<CancellationToken, Task<NewPaymentEntry>> compose, CancellationToken cancel)
    {
        var name = NameOf(stripeId);
        if (await erp.FindPaymentEntryAsync(name, cancel) is { } there)
        {
            return there;
        }

        // Our own may appear here at last: an earlier try that ERPNext carried out after we had stopped waiting.
        if ((await erp.FindByReferenceAsync(stripeId, cancel)).FirstOrDefault(o => o.Name != name) is { } other)
        {
            throw new ParkedException($"already typed by hand as {other.Name}");
        }

        await InsertAsync(name, compose, cancel);
        return await erp.FindPaymentEntryAsync(name, cancel) ?? throw new IntegrationException(SystemName.ErpNext, $"took {name} and does not show it", isTransient: true);
    }

    public Task SubmitAsync(PaymentEntry draft, CancellationToken cancel) => erp.SubmitPaymentEntryAsync(draft, cancel);

    private async Task InsertAsync(string name, Func<CancellationToken, Task<NewPaymentEntry>> compose, CancellationToken cancel)
    {
        for (var isAgain = false; ; isAgain = true)
        {
            try
            {
                var given = await erp.InsertPaymentEntryAsync(await compose(cancel), cancel);
                if (given != name)
                {
                    throw new ParkedException($"ERPNext named the Payment Entry {given}: it must keep our name");
                }

                return;
            }
            catch (IntegrationException e) when (!e.IsTransient)
            {
                // The name may be taken by our own earlier try.
                if (await erp.FindPaymentEntryAsync(name, cancel) is not null)
                {
                    return;
                }

                if (isAgain || e.Code != "ValidationError")
                {
                    throw new ParkedException(e.Message);
                }
            }
        }
    }
}
