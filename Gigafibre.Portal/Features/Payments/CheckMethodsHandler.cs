using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>
/// Stripe drops what the account has not activated without a word. Once a day and at start a page is opened that nobody sees, read, and closed:
/// what is missing on it becomes a finding.
/// </summary>
public sealed class CheckMethodsHandler(
    StripePaymentsClient stripe, Findings findings, IOptions<PaymentOptions> options, IOptions<KlarnaOptions> klarna, IOptions<PortalOptions> site, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "check-methods";

    public static string? System => "Stripe";

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        string[] wanted = ["card", .. klarna.Value.Enabled ? ["klarna"] : Array.Empty<string>(), .. options.Value.BankDebit ? ["acss_debit"] : Array.Empty<string>()];
        var page = await stripe.OpenAsync(
            new NewCheckout(
                $"check-{job.Id}-{job.Attempt}", "check", null, new Money(10000), "Check", "check", wanted, "fr-CA", site.Value.PublicUrl, site.Value.PublicUrl,
                DateTimeOffset.FromUnixTimeSeconds(now.AddHours(1).ToUnixTimeSeconds()), BusinessDebit: false), cancel);
        await stripe.ExpireAsync(page.Id, cancel);
        var missing = wanted.Except(page.Methods).ToList();
        await findings.CloseAllButAsync("method-missing", missing, cancel);
        foreach (var method in missing)
        {
            await findings.AddAsync("method-missing", method, "not activated in the Stripe account: customers are not offered it", cancel);
        }
    }
}
