using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Dunning;

/// <summary>A suspension is a person's decision, with everything checked in that second; time that our team grants; a service that comes back.</summary>
public abstract class DunningDeskTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task A_suspension_is_proposed_when_both_notices_are_and_taken_back_by_a_payment()
    {
        await using var app = await StartAsync(DunningDriver.On);
        var customer = app.World.CustomerOf("faible");
        var (bill, due) = app.OneBill(-50);
        await ClimbAsync(app, due.AddDays(80), () => app.WithDbAsync(db => db.DunningSteps.AnyAsync(s => s.InvoiceName == bill && s.Stage == DunningStage.LastNotice)));
        using var billing = await app.DeskAsync("ada");
        Assert.DoesNotContain("?handler=Suspend", (await FileAsync(billing, customer)).Forms.Select(f => f.GetAttribute("action")));

        var end = (await app.WithDbAsync(db => db.DunningSteps.SingleAsync(s => s.InvoiceName == bill && s.Stage == DunningStage.LastNotice))).SuspendOn!.Value;
        app.GoTo(end);
        await app.SettleAsync();
        using var again = await app.DeskAsync("ada");
        Assert.Contains(customer, (await again.GetAsync("/internal/dunning")).Text, StringComparison.Ordinal);
        var file = await FileAsync(again, customer);
        Assert.Contains("68,98", file.Text, StringComparison.Ordinal);
        Assert.Contains("C’est noté", (await again.SubmitAsync(file, file.Form("?handler=Suspend"), ("reason", "rien reçu"))).Text, StringComparison.Ordinal);
        Assert.True(await app.WithDbAsync(db => db.Set<Gigafibre.Portal.Features.Audit.AuditEntry>().AnyAsync(a => a.Action == "dunning.suspend" && a.CustomerId == customer)));

        // The page is still open when the cheque is booked.
        app.World.PayByCheque(customer);
        Assert.Contains("condition", (await again.SubmitAsync(file, file.Form("?handler=Suspend"), ("reason", "rien reçu"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("?handler=Suspend", (await FileAsync(again, customer)).Forms.Select(f => f.GetAttribute("action")));
    }

    [Fact]
    public async Task Our_team_leaves_a_customer_in_peace_and_agrees_on_other_days()
    {
        await using var app = await StartAsync(DunningDriver.On);
        var customer = app.World.CustomerOf("faible");
        var (bill, due) = app.OneBill(10);
        app.GoToWorkday(due.AddDays(4));
        using var billing = await app.DeskAsync("ada");
        var file = await FileAsync(billing, customer);
        Assert.Contains("Rien n’a changé", (await billing.SubmitAsync(file, file.Form("?handler=Pause"), ("until", "2020-01-01"), ("reason", "x"))).Text, StringComparison.Ordinal);
        var until = Times.Today(app.Clock).AddDays(20);
        var paused = await billing.SubmitAsync(file, file.Form("?handler=Pause"), ("until", $"{until:yyyy-MM-dd}"), ("reason", "conteste la facture"));
        Assert.Contains("C’est fait", paused.Text, StringComparison.Ordinal);
        await app.RunDunningAsync();
        Assert.Empty(await app.WithDbAsync(db => db.DunningSteps.Where(s => s.InvoiceName == bill).ToListAsync()));
        Assert.Contains("conteste la facture", (await billing.GetAsync("/internal/dunning")).Text, StringComparison.Ordinal);
        await billing.SubmitAsync(paused, paused.Form("?handler=EndPause"));

        // Six parts, further away than the policy lets customers.
        var open = await FileAsync(billing, customer);
        var first = Times.Today(app.Clock).AddDays(30);
        var agreed = await billing.SubmitAsync(open, open.Form("?handler=Parts"), ("count", "6"), ("first", $"{first:yyyy-MM-dd}"), ("days", "30"), ("reason", "perte d’emploi"));
        Assert.Contains("C’est fait", agreed.Text, StringComparison.Ordinal);
        var arrangement = await app.WithDbAsync(db => db.Arrangements.Include(a => a.Parts).SingleAsync());
        Assert.Equal((6, 6898L, first.AddDays(150)), (arrangement.Parts.Count, arrangement.Parts.Sum(p => p.AmountCents), arrangement.Parts.Max(p => p.DueOn)));
        await app.RunDunningAsync();
        Assert.Empty(await app.WithDbAsync(db => db.DunningSteps.Where(s => s.InvoiceName == bill).ToListAsync()));
        await billing.SubmitAsync(agreed, agreed.Form("?handler=EndParts"));
        await app.RunDunningAsync();
        Assert.Single(await app.WithDbAsync(db => db.DunningSteps.Where(s => s.InvoiceName == bill).ToListAsync()));
    }

    [Fact]
    public async Task Whoever_paid_and_is_still_suspended_is_somebodys_to_look_at()
    {
        await using var app = await StartAsync(DunningDriver.On);
        var customer = app.World.CustomerOf("suspendu");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("suspendu"));
        app.World.StripeCashier().PayByCard(await browser.PayBalanceAsync(), "4242424242424242");
        await app.SettleAsync();
        await ReturnAsync(app);
        Assert.False(await IsAskedForAsync());
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await ReturnAsync(app);
        await ReturnAsync(app);
        Assert.True(await IsAskedForAsync());
        await app.WithDbAsync(db => db.Modems.Where(m => m.CustomerId == customer).ExecuteUpdateAsync(s => s.SetProperty(m => m.Standing, Standing.Active)));
        await ReturnAsync(app);
        Assert.False(await IsAskedForAsync());

        Task<bool> IsAskedForAsync() => app.WithDbAsync(db => db.Findings.AnyAsync(f => f.Kind == FindingKind.ReturnOfService && f.Subject == customer && f.ResolvedAt == null));
    }

    private static Task<Page> FileAsync(Browser desk, string customer) => desk.GetAsync("/internal/dunning" + Microsoft.AspNetCore.Http.QueryString.Create("customer", customer));

    private static async Task ReturnAsync(PortalApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReturnHandler>().HandleAsync(new WorkJob(Guid.Empty, "run", "", 1), CancellationToken.None);
    }

    /// <summary>Day by day, until it is so.</summary>
    private static async Task ClimbAsync(PortalApp app, DateOnly atMost, Func<Task<bool>> isThere)
    {
        for (var day = app.GoToWorkday(Times.Today(app.Clock)); ; day = app.GoToWorkday(day.AddDays(1)))
        {
            Assert.True(day < atMost);
            await app.RunDunningAsync();
            if (await isThere())
            {
                return;
            }
        }
    }
}

public sealed class DunningDeskSqliteTests(Outside outside) : DunningDeskTests(outside, null);

public sealed class DunningDeskPostgresTests(Outside outside, PostgresServer postgres) : DunningDeskTests(outside, postgres);
