using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>Has Stripe forget a way to pay that the customer took out: with it the mandate of a bank account is good for nothing.</summary>
public sealed class DetachMethodHandler(PortalDb db, StripeMethodsClient stripe) : IWorkHandler
{
    public static string Kind => "detach-method";

    public static string? System => SystemName.Stripe;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        if (await db.SavedMethods.Where(m => m.Id == id && m.State == SavedMethodState.Removed).Select(m => m.MethodId).SingleOrDefaultAsync(cancel) is { } method)
        {
            await stripe.DetachAsync(method, cancel);
        }
    }
}
