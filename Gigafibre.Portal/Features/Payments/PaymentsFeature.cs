using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Features.Payments.Charging;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.Payments.Disputes;
using Gigafibre.Portal.Features.Payments.Events;
using Gigafibre.Portal.Features.Payments.Receipts;
using Gigafibre.Portal.Features.Payments.Refunds;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments;

public static class PaymentsFeature
{
    /// <summary>A dispute may come up to thirteen months after the payment.</summary>
    public static readonly TimeSpan EventsKept = TimeSpan.FromDays(395);

    private static readonly TimeSpan OthersKept = TimeSpan.FromDays(90);

    private static readonly TimeSpan LinksKept = TimeSpan.FromDays(30);

    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services.AddSettings<PaymentOptions>(PaymentOptions.Section).AddSettings<KlarnaOptions>(KlarnaOptions.Section);
        services.AddScoped<PaymentEngine>().AddScoped<IPaymentFollower, PaymentNews>().AddScoped<IPaymentFollower, RefusedCharges>()
            .AddScoped<PaymentSync>().AddScoped<PaymentAccess>().AddScoped<BillsUnderWay>();
        services.AddScoped<OwedReader>().AddScoped<OthersDebits>().AddScoped<BillPayments>().AddScoped<AccountReader>();
        services.AddScoped<CheckoutService>().AddScoped<PaymentPlanner>().AddScoped<BillHolders>().AddScoped<AttemptBook>().AddScoped<ChargeService>();
        services.AddScoped<CheckoutPages>().AddScoped<CheckoutClosing>().AddScoped<PaymentMethods>().AddScoped<PaymentLinks>();
        services.AddScoped<OwedFindings>().AddSingleton<BooksCheck>().AddScoped<PaymentEntryWriter>().AddScoped<RefundSync>().AddScoped<RefundService>().AddScoped<DisputeSync>();
        services.AddScoped<PaymentRepair>().AddScoped<PaymentTroubles>().AddScoped<PaymentList>();
        services.AddScoped<ReceiptReader>().AddScoped<ReceiptMail>();
        services.AddScoped<Reconciler>().AddScoped<IntentCompare>().AddScoped<ReturnsCompare>();
        services.AddScoped<PaymentSweep>().AddScoped<OneByOne>().AddScoped<Duties>().AddScoped<OpenConditions>();
        services.AddSingleton(p => new FormTarget(p.GetRequiredService<IOptions<StripeOptions>>().Value.CheckoutOrigin));
        services.AddMessageKind(PaymentMessages.Link).AddMessageKind(PaymentMessages.Receipt).AddMessageKind(PaymentMessages.DebitReceived)
            .AddMessageKind(PaymentMessages.DebitFailed)
            .AddMessageKind(PaymentMessages.DebitTakenBack)
            .AddMessageSource<LinkSource>(PaymentMessages.Link).AddMessageSource<ReceiptSource>(PaymentMessages.Receipt);
        services.AddEndpoints(StripeWebhookEndpoint.MapStripeWebhook).AddEndpoints(OpsPaymentsEndpoints.MapOpsPayments);
        services.ConfigurePages(pages => pages.AuthorizePage("/Pay/Index", Policies.Visitor));
        services.AddWorkHandler<StripeEventHandler>(StripeWebhookEndpoint.Source).AddWorkHandler<RecordPaymentHandler>().AddWorkHandler<RecordRefundHandler>()
            .AddWorkHandler<RefundHandler>().AddWorkHandler<CancelChargeHandler>()
            .AddWorkHandler<CheckMethodsHandler>().AddWorkHandler<ReconcileHandler>();
        services.AddWorkSchedule<ReconcileHandler>(p => ReconcileHandler.Schedules(p.GetRequiredService<IOptions<PaymentOptions>>().Value))
            .AddWorkSchedule<CheckMethodsHandler>(_ => [WorkSchedule.Daily("day")]);
        services.AddRetention(EventsKept, (db, before, cancel) => db.InboxMessages.Where(m => m.Source == StripeWebhookEndpoint.Source && m.ReceivedAt < before)
            .ExecuteDeleteAsync(cancel));
        services.AddRetention(OthersKept, (db, before, cancel) => db.OthersDebits.Where(d => d.ChangedAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(LinksKept, (db, before, cancel) => db.PaymentLinks.Where(l => l.ExpiresAt < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
