using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>
/// Finds what no webhook told. Lists objects, not events: rarely an event is never made. What is found is set right by the same steps that a
/// webhook would have taken, and stands in a list besides.
/// </summary>
public sealed partial class Reconciler(
    PortalDb db, StripePaymentsClient stripe, ErpNextBilling erp, PaymentSync sync, RefundSync refunds, CheckoutService checkout, Findings findings, IOptions<StripeOptions> options,
    ILogger<Reconciler> log)
{
    /// <summary>After so many failures in one run a system is away, and is left alone until the next.</summary>
    private const int Enough = 5;
    private readonly Dictionary<string, int> _failures = [];

    /// <summary>Every attempt that is not over, whatever its age: where it really stands, and whether its bills still want it.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        var open = await db.PaymentAttempts.AsNoTracking()
            .Where(a => a.State == PaymentState.New || a.State == PaymentState.Open || a.State == PaymentState.Processing || a.State == PaymentState.Paid)
            .OrderBy(a => a.CreatedAt).Select(a => new { a.Id, a.State }).ToListAsync(cancel);
        foreach (var before in open)
        {
            await TryAsync(before.Id.ToString(), () => LookAtAsync(before.Id, before.State, cancel), cancel);
        }
    }

    private async Task LookAtAsync(Guid id, PaymentState before, CancellationToken cancel)
    {
        var attempt = await sync.SyncAsync(id, cancel);
        if (attempt.State == PaymentState.Paid && before != PaymentState.Paid)
        {
            await findings.AddAsync("missed-webhook", id.ToString(), $"{before} → {attempt.State}", cancel);
        }
        else if (attempt.State is PaymentState.New or PaymentState.Open && Reaches("ERPNext") && !await IsStillOwedAsync(attempt, cancel))
        {
            // Paid by another road: nobody must pay it here too.
            await checkout.CloseAsync(attempt, cancel);
        }
    }

    /// <summary>Everything that Stripe has since then: our payments, refunds and disputes, and pages that nobody here knows.</summary>
    public async Task CompareAsync(DateTimeOffset since, CancellationToken cancel)
    {
        var foreign = 0;
        await foreach (var intent in stripe.ListIntentsAsync(since, cancel))
        {
            if (intent.Environment != options.Value.Environment)
            {
                foreign++;
            }
            else if (intent.Status == "succeeded")
            {
                await TryAsync(intent.Id, () => CompareAsync(intent, cancel), cancel);
            }
        }

        PortalMetrics.Foreign(foreign);
        await foreach (var refund in stripe.ListRefundsAsync(since, cancel))
        {
            await TryAsync(refund.Id, () => CompareAsync(refund, cancel), cancel);
        }

        await foreach (var dispute in stripe.ListDisputesAsync(since, cancel))
        {
            await TryAsync(dispute.Id, () => CompareAsync(dispute, cancel), cancel);
        }

        await foreach (var page in stripe.ListOpenPagesAsync(cancel))
        {
            // A page whose attempt is over (or was closed while the answer was lost) must not take money.
            if (Guid.TryParse(page.AttemptId, out var id) && await db.PaymentAttempts.AnyAsync(a => a.Id == id && a.State >= PaymentState.Expired, cancel))
            {
                await TryAsync(
                    page.Id,
                    async () =>
                    {
                        await stripe.ExpireAsync(page.Id, cancel);
                        await findings.AddAsync("open-page", page.Id, "closed", cancel);
                    },
                    cancel);
            }
        }
    }

    private async Task CompareAsync(StripeRefund refund, CancellationToken cancel)
    {
        if (refund.IntentId is { } intent && !await db.PaymentRefunds.AnyAsync(r => r.Id == refund.Id && r.Status == refund.Status, cancel) && await sync.OwnerAsync(intent, cancel) is { } owner)
        {
            await refunds.SyncAsync(owner, cancel);
            await findings.AddAsync("missed-refund", refund.Id, refund.Status, cancel);
        }
    }

    private async Task CompareAsync(StripeDispute dispute, CancellationToken cancel)
    {
        if (dispute.IntentId is { } intent && await sync.OwnerAsync(intent, cancel) is { } owner
            && await db.PaymentAttempts.AnyAsync(a => a.Id == owner && a.Dispute != dispute.Status, cancel))
        {
            await refunds.DisputedAsync(owner, cancel);
            await findings.AddAsync("missed-dispute", dispute.Id, dispute.Status, cancel);
        }
    }

    /// <summary>One that cannot be read must not hide the others; a Stripe that is away ends the run.</summary>
    private async Task TryAsync(string subject, Func<Task> look, CancellationToken cancel)
    {
        try
        {
            await look();
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            await findings.AddAsync("unreadable", subject, e.Message, cancel);
        }
        catch (IntegrationException e) when (e.System != "Stripe" || Reaches(e.System))
        {
            _failures[e.System] = _failures.GetValueOrDefault(e.System) + 1;
            Log.Skipped(log, subject, e.Message);
        }
    }

    private bool Reaches(string system) => _failures.GetValueOrDefault(system) < Enough;

    /// <summary>One payment that went through: an attempt of ours must know, and exactly one Payment Entry must stand, or be owed.</summary>
    private async Task CompareAsync(StripeIntent intent, CancellationToken cancel)
    {
        if (await sync.OwnerAsync(intent.Id, cancel) is not { } owner)
        {
            await findings.AddAsync("orphan", intent.Id, $"{intent.Received} paid, no attempt here", cancel);
            return;
        }

        var attempt = await sync.FindAsync(owner, cancel);
        if (attempt.PaymentIntentId is not null && attempt.PaymentIntentId != intent.Id)
        {
            await findings.AddAsync("second-payment", intent.Id, $"{intent.Received} paid, attempt {owner} has {attempt.PaymentIntentId}", cancel);
            return;
        }

        if (attempt.State < PaymentState.Paid)
        {
            attempt = await sync.SyncAsync(owner, cancel);
            await findings.AddAsync("missed-webhook", owner.ToString(), attempt.State.ToString(), cancel);
        }

        if (attempt.State == PaymentState.Recorded && Reaches("ERPNext") && await erp.FindPaymentEntryAsync(attempt.EntryName ?? RecordPaymentHandler.EntryName(intent.Id), cancel) is not { DocStatus: 1 })
        {
            await findings.AddAsync("entry-gone", intent.Id, "recorded here, not submitted in ERPNext", cancel);
        }
    }

    private async Task<bool> IsStillOwedAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        foreach (var wanted in attempt.Invoices)
        {
            if (await erp.FindInvoiceAsync(wanted.InvoiceName, cancel) is not { } invoice || invoice.Head.Outstanding < new Money(wanted.AmountCents))
            {
                return false;
            }
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Subject} could not be compared and waits for the next run: {Reason}")]
        public static partial void Skipped(ILogger log, string subject, string reason);
    }
}

/// <summary>One run of the reconciler; its key says which.</summary>
public sealed partial class ReconcileHandler(Reconciler reconciler, Findings findings, TimeProvider clock, ILogger<ReconcileHandler> log) : IWorkHandler
{
    public static string Kind => "reconcile";

    public static string? System => "Stripe";

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var run = job.Key.Split(':')[0];
        try
        {
            await (run switch
            {
                "sweep" => reconciler.SweepAsync(cancel),
                "hour" => reconciler.CompareAsync(clock.GetUtcNow().AddDays(-1), cancel),
                _ => reconciler.CompareAsync(clock.GetUtcNow().AddDays(-10), cancel),
            });
        }
        catch (IntegrationException e)
        {
            // The next one comes soon; a pile of them would only add to the trouble. What does not pass by itself, somebody must see.
            Log.CutShort(log, run, e.Message);
            if (!e.IsTransient)
            {
                await findings.AddAsync("run-failed", run, e.Message, cancel);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Reconciling ({Run}) was cut short: {Reason}")]
        public static partial void CutShort(ILogger log, string run, string reason);
    }
}

/// <summary>Puts the runs on the list, whichever node gets there first.</summary>
public sealed class ReconcileSchedule(IServiceScopeFactory scopes, TimeProvider clock, IOptions<PaymentOptions> options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var o = options.Value;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Math.Min(o.SweepSeconds, o.ReconcileSeconds)), clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var work = scope.ServiceProvider.GetRequiredService<WorkQueue>();
                var now = clock.GetUtcNow();
                await work.AddRunAsync<ReconcileHandler>("sweep", Slot(now, o.SweepSeconds), now, stoppingToken);
                await work.AddRunAsync<ReconcileHandler>("hour", Slot(now, o.ReconcileSeconds), now, stoppingToken);
                await work.AddRunAsync<ReconcileHandler>("night", Day(now), now, stoppingToken);
                await work.AddRunAsync<CheckMethodsHandler>("day", Day(now), now, stoppingToken);
                work.Wake();
            }
            catch (Exception e) when (e.IsDatabaseTrouble())
            {
                // The database is away; the next tick asks again.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static string Slot(DateTimeOffset now, int seconds) => (now.ToUnixTimeSeconds() / seconds).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset now) => now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
