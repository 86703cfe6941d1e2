using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Work;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>
/// Stripe drops what the account has not activated without a word. Once a day and at start a page is opened that nobody sees, read, and closed:
/// what is missing on it becomes a finding.
/// </summary>
public sealed class CheckMethodsHandler(
    StripePaymentsClient stripe, FindingList findings, PaymentMethods methods, IOptions<PortalOptions> site, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "check-methods";

    public static bool IsPassing => true;

    public static string? System => SystemName.Stripe;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var wanted = methods.Wanted;
        var page = await stripe.OpenAsync(
            new NewCheckout(
                $"check-{job.Id}-{job.Attempt}", "check", null, new Money(10000), "Check", "check", wanted, "fr-CA", site.Value.PublicUrl, site.Value.PublicUrl,
                DateTimeOffset.FromUnixTimeSeconds(now.AddHours(1).ToUnixTimeSeconds()), BusinessDebit: false), cancel);
        await stripe.ExpireAsync(page.Id, cancel);
        var missing = wanted.Except(page.Methods).ToList();
        await findings.CloseAllButAsync(FindingKind.MethodMissing, missing, cancel);
        foreach (var method in missing)
        {
            await findings.AddAsync(FindingKind.MethodMissing, method, FindingText.NotActivated, cancel);
        }
    }
}
