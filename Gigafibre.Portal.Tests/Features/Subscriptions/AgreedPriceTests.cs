using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Subscriptions;

/// <summary>The next bill is held against what was agreed: one at the old price is not charged before somebody of our team looked at it.</summary>
public abstract class AgreedPriceTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Fact]
    public async Task A_bill_at_the_old_price_after_a_change_waits_for_our_team_and_one_at_the_new_price_is_charged()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var sub = await BeginAsync(app, browser);
        await app.DecideAsync(browser, sub, "change&plan=Fibre%20giga", "Change");
        await TickAsync(app, sub, new() { ["plan_name"] = "Fibre giga", ["monthly_price"] = 80m });
        var (from, customer) = ((await app.RequestAsync()).EffectiveOn, app.World.CustomerOf("faible"));
        app.GoTo(from);
        var old = Issue(app, customer, from, ("Internet fibre", 60m));
        var right = Issue(app, customer, from, ("Internet fibre", 80m));
        var other = Issue(app, customer, from, ("Déplacement", 35m));
        var before = Issue(app, customer, from.AddDays(-10), ("Internet fibre", 60m));
        await app.RunAutopayAsync();
        Assert.Equal(new[] { before, right, other }.Order(), (await app.DebitsAsync()).Select(d => d.InvoiceName).Order());
        Assert.Equal([old], await DoubtedAsync(app));

        // What was found holds, however long nobody looks at it; a move afterwards changes nothing.
        app.Clock.Advance(TimeSpan.FromDays(70));
        await app.RunAutopayAsync();
        Assert.DoesNotContain(old, (await app.DebitsAsync()).Select(d => d.InvoiceName));

        // Found by the night too, for who pays by hand; and charged once somebody of our team said that it is owed.
        await app.RunRequestsAsync();
        Assert.Equal([old], await DoubtedAsync(app));
        await app.WithDbAsync(db => db.Findings.Where(f => f.Kind == FindingKind.BilledOtherwise).ExecuteUpdateAsync(s => s.SetProperty(f => f.ResolvedAt, app.Clock.GetUtcNow())));
        await app.RunAutopayAsync();
        Assert.Contains(old, (await app.DebitsAsync()).Select(d => d.InvoiceName));
    }

    [Fact]
    public async Task The_whole_price_of_a_month_within_a_pause_waits_for_our_team_and_a_month_that_is_half_in_it_does_not()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var sub = await BeginAsync(app, browser);
        var (customer, today) = (app.World.CustomerOf("faible"), Times.Today(app.Clock));
        await app.DecideAsync(browser, sub, "pause", "Pause", ("on", Day(today.AddDays(1))), ("until", Day(today.AddDays(100))));
        app.GoTo(today.AddDays(1));
        await TickAsync(app, sub, new() { ["status"] = "Suspendu" });
        app.GoTo(today.AddDays(75));
        Issue(app, customer, today.AddDays(-5), ("Internet fibre", 60m));
        var whole = Issue(app, customer, today.AddDays(40), ("Internet fibre", 60m));
        Issue(app, customer, today.AddDays(40), ("Internet fibre (en pause)", 10m));
        Issue(app, customer, today.AddDays(75), ("Internet fibre", 60m));
        await app.RunRequestsAsync();
        Assert.Equal([whole], await DoubtedAsync(app));
    }

    [Fact]
    public void What_counts_for_a_bill_is_the_last_change_of_price_before_it()
    {
        static ServiceRequest Of(RequestKind kind, int day, int? until = null) => new()
        {
            Number = kind.ToString(),
            CustomerId = "C",
            Subscription = "S",
            Kind = kind,
            EffectiveOn = new(2026, 9, day),
            Until = until is { } d ? new(2026, 11, d) : null,
            TextVersion = "1",
            Language = "fr",
        };
        var bill = Bill("Internet fibre", 60);
        Assert.Equal(RequestKind.Change, AgreedPrice.At([Of(RequestKind.Change, 1), Of(RequestKind.Move, 10)], bill)?.Kind);
        Assert.Equal(RequestKind.Change, AgreedPrice.At([Of(RequestKind.Change, 1), Of(RequestKind.Pause, 5, 1), Of(RequestKind.Resume, 20)], bill)?.Kind);
        Assert.Null(AgreedPrice.At([Of(RequestKind.Pause, 5, 1)], bill));
        Assert.Null(AgreedPrice.At([Of(RequestKind.Change, 1), Of(RequestKind.Cancel, 20)], bill));

        // Within a pause a free line excuses nothing, a deduction does.
        var pause = new ServiceRequest
        {
            Number = "GF-D-1",
            CustomerId = "C",
            Subscription = "S",
            Kind = RequestKind.Pause,
            BeforePlan = "Fibre 500",
            BeforeCents = 6000,
            AfterCents = 0,
            TextVersion = "1",
            Language = "fr",
        };
        Assert.True(AgreedPrice.IsOtherwise(pause, bill with { Lines = [.. bill.Lines, new("M", "Modem", 1, Money.Zero)] }));
        Assert.False(AgreedPrice.IsOtherwise(pause, bill with { Lines = [.. bill.Lines, new("P", "Pause", 1, Money.FromDollars(-60))] }));
    }

    [Theory]
    [InlineData("Internet fibre", 60, true)]
    [InlineData("Fibre giga", 60, true)]
    [InlineData("Fibre giga", 79, true)]
    [InlineData("fibre 500", 45, true)]
    [InlineData("Internet fibre", 80, false)]
    [InlineData("Internet et télévision", 110, false)]
    public void A_line_speaks_by_its_plan_or_by_its_price(string name, int amount, bool isOld)
    {
        var request = new ServiceRequest
        {
            Number = "GF-D-1",
            CustomerId = "C",
            Subscription = "S",
            Kind = RequestKind.Change,
            BeforePlan = "Fibre 500",
            BeforeCents = 6000,
            After = "Fibre giga",
            AfterCents = 8000,
            TextVersion = "1",
            Language = "fr",
        };
        Assert.Equal(isOld, AgreedPrice.IsOtherwise(request, Bill(name, amount)));
    }

    private static InvoiceDocument Bill(string name, int dollars) => new(
        new("B", "C", new(2026, 12, 1), null, new(dollars * 115), new(dollars * 115), false, null, "")
        {
            Company = "G",
            DebitTo = "D",
            Currency = "CAD",
            IsCad = true,
            IsBookedInCad = true,
        },
        Money.FromDollars(dollars + 5), Money.Zero, [new("X", name, 1, Money.FromDollars(dollars)), new("F", "Frais", 1, Money.FromDollars(5))], [], null, null);

    /// <summary>Pays automatically.</summary>
    private static async Task<string> BeginAsync(PortalApp app, Browser browser)
    {
        app.World.PayByCheque(app.World.CustomerOf("faible"));
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepCardAsync(browser));
        return app.World.SubscriptionOf("faible");
    }

    private static async Task TickAsync(PortalApp app, string sub, System.Text.Json.Nodes.JsonObject change)
    {
        app.World.Subscribe(sub, change);
        using var simon = await app.DeskAsync("simon");
        var desk = await simon.GetAsync("/internal/requests");
        await simon.SubmitAsync(desk, desk.Form("?handler=Done"));
        await app.SettleAsync();
    }

    private static string Issue(PortalApp app, string customer, DateOnly on, params (string, decimal)[] lines) =>
        Bills.Issue(app.World, customer, DunningDriver.Utc(on), DunningDriver.Utc(on.AddDays(40)), lines);

    private static Task<List<string>> DoubtedAsync(PortalApp app) =>
        app.WithDbAsync(db => db.Findings.Where(f => f.Kind == FindingKind.BilledOtherwise && f.ResolvedAt == null).Select(f => f.Subject).ToListAsync());

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class AgreedPriceSqliteTests(Outside outside) : AgreedPriceTests(outside, null);

public sealed class AgreedPricePostgresTests(Outside outside, PostgresServer postgres) : AgreedPriceTests(outside, postgres);
