using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>
/// Stripe drops what the account has not activated without a word. Once a day and at start a page is opened that nobody sees, read, and closed:
/// what is missing on it becomes a finding.
/// </summary>
public sealed class CheckMethodsHandler(
    PortalDb db, StripePaymentsClient stripe, IOptions<PaymentOptions> options, IOptions<KlarnaOptions> klarna, IOptions<PortalOptions> site, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "check-methods";

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        string[] wanted = ["card", .. klarna.Value.Enabled ? ["klarna"] : Array.Empty<string>(), .. options.Value.BankDebit ? ["acss_debit"] : Array.Empty<string>()];
        var page = await stripe.OpenAsync(
            new NewCheckout(
                $"check-{job.Id}", "check", null, new Money(10000), "Check", "check", wanted, "fr-CA", site.Value.PublicUrl, site.Value.PublicUrl,
                DateTimeOffset.FromUnixTimeSeconds(now.AddHours(1).ToUnixTimeSeconds()), BusinessDebit: false), cancel);
        await stripe.ExpireAsync(page.Id, cancel);
        var missing = wanted.Except(page.Methods).ToList();
        await db.ReconcileFindings.Where(f => f.Kind == "method-missing" && !missing.Contains(f.Subject)).ExecuteDeleteAsync(cancel);
        foreach (var method in missing)
        {
            var key = $"method-missing:{method}";
            if (!await db.ReconcileFindings.AnyAsync(f => f.Key == key, cancel))
            {
                db.ReconcileFindings.Add(new ReconcileFinding { Key = key, Kind = "method-missing", Subject = method, Detail = "not activated in the Stripe account: customers are not offered it", FoundAt = now });
            }
        }

        await db.SaveChangesAsync(cancel);
    }
}
