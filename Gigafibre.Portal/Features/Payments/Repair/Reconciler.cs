using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations.Stripe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>
/// Finds what no webhook told. Lists objects, not events: rarely an event is never made. What is found is set right by the same steps that a webhook would have taken,
/// and stands in a list besides. Its duties are independent: one that fails leaves the others alone.
/// </summary>
public sealed class Reconciler(PortalDb db, StripePaymentsClient stripe, IntentCompare intents, ReturnsCompare returns, Duties duties, OthersDebits others,
    IOptions<StripeOptions> options)
{
    /// <summary>Everything that Stripe has since then, our own open refunds and disputes of any age, and pages that nobody here knows.</summary>
    public async Task CompareAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await duties.RunAsync("own-refunds", () => returns.LookAtOpenAsync(cancel), cancel);
        await duties.RunAsync("payments", () => PaymentsAsync(since, cancel), cancel);
        await duties.RunAsync("refunds", () => returns.RefundsAsync(since, cancel), cancel);
        await duties.RunAsync("disputes", () => returns.DisputesAsync(since, cancel), cancel);
        await duties.RunAsync("pages", () => PagesAsync(cancel), cancel);
    }

    private async Task PaymentsAsync(DateTimeOffset since, CancellationToken cancel)
    {
        var foreign = 0;
        await foreach (var intent in stripe.ListIntentsAsync(since, cancel))
        {
            if (intent.Environment != options.Value.Environment)
            {
                foreign++;
                await others.NoteAsync(intent, cancel);
            }
            else if (intent.Status == "succeeded")
            {
                await duties.Each.TryAsync(intent.Id, () => intents.CompareAsync(intent, cancel), cancel);
            }
        }

        PortalMetrics.Foreign(foreign);
    }

    /// <summary>A page whose attempt is over (or was closed while the answer was lost) must not take money.</summary>
    private async Task PagesAsync(CancellationToken cancel)
    {
        await foreach (var page in stripe.ListOpenPagesAsync(cancel))
        {
            if (Guid.TryParse(page.AttemptId, out var id) && await db.PaymentAttempts.AnyAsync(a => a.Id == id && a.State >= PaymentState.Expired, cancel))
            {
                await duties.Each.TryAsync(
                    page.Id,
                    async () =>
                    {
                        await stripe.ExpireAsync(page.Id, cancel);
                        await duties.Findings.AddAsync(FindingKind.OpenPage, page.Id, FindingText.PageClosed, cancel);
                    },
                    cancel);
            }
        }
    }
}
