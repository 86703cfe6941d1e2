using System.Net;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Quotations;

/// <summary>An offer is read by its customer alone, and accepted once at the price that was read.</summary>
public abstract class QuotationTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");
    private static readonly Dictionary<string, string?> On = new(RequestDriver.On) { ["Subscriptions:ShowsQuotations"] = "true" };

    [Fact]
    public async Task An_offer_is_accepted_once_with_a_number_and_a_ticket_and_followed_until_it_is_ordered()
    {
        await using var app = await StartAsync(On);
        var name = Offer(app, "faible");
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("attend votre réponse", (await browser.GetAsync("/quotes")).Text, StringComparison.Ordinal);
        var page = await browser.GetAsync("/quotes/" + name);
        Assert.Contains("275,94 $", page.Text, StringComparison.Ordinal);
        Assert.Contains("Garantie d’un an", page.Text, StringComparison.Ordinal);
        var done = await browser.SubmitAsync(page, page.FormTo("/quotes/" + name), ("accepts", "true"));
        Assert.Contains($"Vous acceptez la soumission {name}, 275,94 $ taxes comprises", done.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(page, page.FormTo("/quotes/" + name), ("accepts", "true"));
        var request = await app.WithDbAsync(db => db.ServiceRequests.AsNoTracking().SingleAsync());
        Assert.Equal((RequestKind.Accept, 27594L, name), (request.Kind, request.AfterCents, request.Subscription));

        // What was accepted is kept with it, to the last word of the terms.
        Assert.Contains("Borne Wi-Fi 6 · 120,00", request.Details, StringComparison.Ordinal);
        Assert.EndsWith("Fin des conditions.", request.Details, StringComparison.Ordinal);

        // And not declined after that.
        Assert.Equal(HttpStatusCode.Conflict, (await browser.SubmitAsync(page, page.FormTo("/quotes/" + name), ("accepts", "false"))).Status);
        await app.SettleAsync();
        Assert.NotNull(app.World.Erp.Find("Issue", request.IssueName));

        app.World.Erp.Update("Quotation", name, new JsonObject { ["status"] = "Ordered" });
        await app.RunRequestsAsync();
        Assert.Equal(RequestState.Done, (await app.WithDbAsync(db => db.ServiceRequests.AsNoTracking().SingleAsync())).State);
    }

    [Fact]
    public async Task What_changed_expired_or_is_somebody_elses_is_not_accepted()
    {
        await using var app = await StartAsync(On);
        var (mine, theirs) = (Offer(app, "faible"), Offer(app, "deux"));
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/quotes/" + theirs)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/quotes/NO-SUCH")).Status);
        Assert.DoesNotContain(theirs, (await browser.GetAsync("/quotes")).Text, StringComparison.Ordinal);

        var page = await browser.GetAsync("/quotes/" + mine);
        using (var forged = await browser.PostFormAsync("/quotes/" + theirs, ("accepts", "true"), ("__RequestVerificationToken", page.Token)))
        {
            Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        }

        app.World.Erp.Update("Quotation", mine, new JsonObject { ["grand_total"] = 300m });
        var changed = await browser.SubmitAsync(page, page.FormTo("/quotes/" + mine), ("accepts", "true"));
        Assert.Equal(HttpStatusCode.Conflict, changed.Status);
        Assert.Contains("a changé depuis", changed.Text, StringComparison.Ordinal);
        Assert.Contains("300,00 $", changed.Text, StringComparison.Ordinal);

        app.World.Erp.Update("Quotation", mine, new JsonObject { ["valid_till"] = "2026-01-01" });
        var late = await browser.GetAsync("/quotes/" + mine);
        Assert.Contains("n’est plus valide", late.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.SubmitAsync(changed, changed.FormTo("/quotes/" + mine), ("accepts", "true"))).Status);
        Assert.Equal(0, await app.WithDbAsync(db => db.ServiceRequests.CountAsync()));
    }

    [Fact]
    public async Task Ordered_at_another_price_is_for_a_person_and_a_mailbox_accepts_nothing()
    {
        await using var app = await StartAsync(On);
        var name = Offer(app, "deux");
        using var mailed = app.NewBrowser();
        await app.SignInByMailAsync(mailed, SignInDriver.Scene("deux"));
        var page = await mailed.GetAsync("/quotes/" + name);
        Assert.DoesNotContain(page.Forms, f => f.QuerySelector("[name=accepts]") is not null);
        using (var forged = await mailed.PostFormAsync("/quotes/" + name, ("accepts", "true"), ("__RequestVerificationToken", (await mailed.GetAsync("/account/notices")).Token)))
        {
            Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        }

        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("deux"));
        page = await browser.GetAsync("/quotes/" + name);
        await browser.SubmitAsync(page, page.FormTo("/quotes/" + name), ("accepts", "true"));
        app.World.Erp.Update("Quotation", name, new JsonObject { ["status"] = "Ordered", ["grand_total"] = 400m });
        app.Clock.Advance(TimeSpan.FromDays(5));
        await app.RunRequestsAsync();
        Assert.Single(await app.WithDbAsync(db => db.Findings.Where(f => f.Kind == FindingKind.RequestLate && f.ResolvedAt == null).ToListAsync()));
    }

    [Fact]
    public async Task Without_the_setting_or_while_erpnext_is_away_nothing_is_shown()
    {
        await using var app = await StartAsync(new(RequestDriver.On) { ["Subscriptions:ShowsQuotations"] = "false" });
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/quotes")).Status);

        await using var on = await StartAsync(On);
        using var other = on.NewBrowser();
        await on.SignInByContactAsync(other, Marc);
        on.World.Faults["erpnext"] = Fault.Down;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await other.GetAsync("/quotes")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await other.GetAsync("/quotes/SAL-QTN-2026-00001")).Status);
    }

    [Fact]
    public async Task A_quote_that_leaves_a_choice_or_was_refused_is_not_called_accepted()
    {
        await using var app = await StartAsync(On);
        var (choice, refused) = (Offer(app, "faible"), Offer(app, "faible"));
        var items = app.World.Erp.Find("Quotation", choice)!["items"]!.DeepClone().AsArray();
        items[0]!["is_alternative"] = 1;
        app.World.Erp.Update("Quotation", choice, new JsonObject { ["items"] = items });
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/quotes/" + choice);
        Assert.Contains("laisse un choix", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Forms, f => f.QuerySelector("[name=accepts]") is not null);

        page = await browser.GetAsync("/quotes/" + refused);
        await browser.SubmitAsync(page, page.FormTo("/quotes/" + refused), ("accepts", "true"));
        await app.WithDbAsync(db => db.ServiceRequests.ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RequestState.Refused)));
        Assert.Contains("pas possible", (await browser.GetAsync("/quotes/" + refused)).Text, StringComparison.Ordinal);
    }

    private static string Offer(PortalApp app, string key) => Sandbox.People.Quotations.Offer(app.World, app.World.CustomerOf(key));
}

public sealed class QuotationSqliteTests(Outside outside) : QuotationTests(outside, null);

public sealed class QuotationPostgresTests(Outside outside, PostgresServer postgres) : QuotationTests(outside, postgres);
