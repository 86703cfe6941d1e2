using System.Net;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Subscriptions;

/// <summary>
/// What customers decide about their services: said before, confirmed in writing, done by our team, held against ERPNext; never half, never twice, nobody else's.
/// </summary>
public abstract class RequestTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Scene Marc = SignInDriver.Scene("faible");

    [Fact]
    public async Task A_change_of_plan_is_shown_side_by_side_confirmed_in_writing_and_put_on_our_teams_list()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var sub = app.World.SubscriptionOf("faible");
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("Fibre 500", (await browser.GetAsync("/services")).Text, StringComparison.Ordinal);
        var page = await browser.GetAsync("/services/" + sub);
        Assert.Contains("Fibre giga", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ailleurs", page.Text, StringComparison.Ordinal);
        var compare = await browser.GetAsync($"/services/{sub}?step=change&plan=Fibre%20giga");
        Assert.Contains("91,98", compare.Text, StringComparison.Ordinal);
        var done = await browser.SubmitAsync(compare, compare.Form("?handler=Change"));
        await browser.SubmitAsync(compare, compare.Form("?handler=Change"));
        await app.SettleAsync();

        var request = await app.WithDbAsync(db => db.ServiceRequests.SingleAsync());
        Assert.Equal((RequestKind.Change, 6000L, "Fibre giga", 8000L), (request.Kind, request.BeforeCents, request.After, request.AfterCents));
        Assert.Contains("Vous passez à Fibre giga", done.Title, StringComparison.Ordinal);
        Assert.Contains(request.Number, done.Text, StringComparison.Ordinal);
        Assert.Contains(app.World.Post.To(Marc.Phone!), l => l.Text.Contains(request.Number, StringComparison.Ordinal));
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"/requests/{request.Number}?handler=Pdf");
        using var pdf = await browser.SendAsync(ask);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        var issue = Assert.Single(app.World.Erp.All("Issue"), i => i["name"]!.ToString() == request.IssueName);
        Assert.Contains("Fibre giga", issue["description"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains(request.Number, (await browser.GetAsync("/requests")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_our_team_did_in_ERPNext_is_seen_and_told_and_what_it_did_by_half_is_found()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var sub = app.World.SubscriptionOf("faible");
        await app.SignInByContactAsync(browser, Marc);
        await GiveChangeAsync(app, browser, sub, "Fibre giga");

        // The plan, and not its price: not done.
        app.World.Subscribe(sub, new() { ["plan_name"] = "Fibre giga" });
        await app.RunRequestsAsync();
        Assert.Equal(RequestState.Given, (await app.RequestAsync()).State);
        app.GoTo(BankDays.Add((await app.RequestAsync()).EffectiveOn, 2));
        await app.RunRequestsAsync();
        Assert.Equal([FindingKind.RequestLate], await OpenFindingsAsync(app));

        // Ticked all the same, and while ERPNext is away: the customer is told nothing that is not so.
        await TickAsync(app);
        app.World.Faults["erpnext"] = Fault.Down;
        await TickAsync(app);
        app.World.Faults["erpnext"] = Fault.None;
        Assert.Equal((RequestState.Given, 0), ((await app.RequestAsync()).State, await ToldAsync(app, RequestMessages.Done)));
        app.World.Subscribe(sub, new() { ["monthly_price"] = 80m });
        await TickAsync(app);
        await app.RunRequestsAsync();
        Assert.Empty(await OpenFindingsAsync(app));
        Assert.Equal(1, await ToldAsync(app, RequestMessages.Done));
        Assert.Equal("Closed", app.World.Erp.Find("Issue", (await app.RequestAsync()).IssueName)!["status"]!.ToString());

        // Undone there afterwards: found; put right: gone.
        app.World.Subscribe(sub, new() { ["monthly_price"] = 60m });
        await app.RunRequestsAsync();
        Assert.Equal([FindingKind.RequestDisagrees], await OpenFindingsAsync(app));
        app.World.Subscribe(sub, new() { ["monthly_price"] = 80m });
        await app.RunRequestsAsync();
        Assert.Empty(await OpenFindingsAsync(app));
    }

    [Fact]
    public async Task A_change_that_ERPNext_shows_is_done_without_anybody_ticking_it()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var sub = app.World.SubscriptionOf("faible");
        await app.SignInByContactAsync(browser, Marc);
        await GiveChangeAsync(app, browser, sub, "Fibre 100");
        app.World.Subscribe(sub, new() { ["plan_name"] = "Fibre 100", ["monthly_price"] = 45m });
        await app.RunRequestsAsync();
        await app.RunRequestsAsync();
        Assert.Equal((RequestState.Done, null), ((await app.RequestAsync()).State, (await app.RequestAsync()).By));
        Assert.Equal(1, await ToldAsync(app, RequestMessages.Done));
        var late = await browser.GetAsync($"/requests/{(await app.RequestAsync()).Number}?undo=true");
        Assert.DoesNotContain("Oui, annuler la demande", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_taken_back_once_and_its_ticket_closed()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var sub = app.World.SubscriptionOf("faible");
        await app.SignInByContactAsync(browser, Marc);
        await GiveChangeAsync(app, browser, sub, "Fibre giga");
        var request = await app.RequestAsync();
        var ask = await browser.GetAsync($"/requests/{request.Number}?undo=true");
        await browser.SubmitAsync(ask, ask.Form("?handler=Undo"));
        using var again = await browser.PostAsync(ask, ask.Form("?handler=Undo"));
        await app.SettleAsync();
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal((RequestState.Withdrawn, 1), ((await app.RequestAsync()).State, await ToldAsync(app, RequestMessages.Withdrawn)));
        var issue = app.World.Erp.Find("Issue", request.IssueName)!;
        Assert.Equal("Closed", issue["status"]!.ToString());
        Assert.Contains("Reprise par le client", issue["description"]!.ToString(), StringComparison.Ordinal);

        // Room for the next one.
        await GiveChangeAsync(app, browser, sub, "Fibre 100");
        Assert.Equal("Fibre 100", (await app.RequestAsync()).After);
    }

    [Fact]
    public async Task An_end_needs_nobodys_leave_takes_back_what_was_asked_before_and_says_what_it_costs()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var (sub, today) = (app.World.SubscriptionOf("faible"), Times.Today(app.Clock));
        app.World.Subscribe(sub, new() { ["end_date"] = Day(today.AddDays(350)) });
        await app.SignInByContactAsync(browser, Marc);
        await GiveChangeAsync(app, browser, sub, "Fibre giga");
        Assert.Contains("50,00", (await browser.GetAsync($"/services/{sub}?step=cancel&on={Day(today)}")).Text, StringComparison.Ordinal);
        var done = await app.DecideAsync(browser, sub, $"cancel&on={Day(today.AddDays(340))}", "Cancel");
        Assert.Contains("Votre dernier jour de service est le", done.Title, StringComparison.Ordinal);
        await app.SettleAsync();
        var all = await app.WithDbAsync(db => db.ServiceRequests.OrderBy(r => r.GivenAt).ToListAsync());
        Assert.Equal([RequestState.Withdrawn, RequestState.Given], all.Select(r => r.State));
        Assert.InRange(all[1].FeeCents ?? -1, 100, 300);

        // Our team cannot refuse it.
        using var simon = await app.DeskAsync("simon");
        var desk = await simon.GetAsync("/internal/requests");
        Assert.DoesNotContain("handler=Refuse", desk.Html, StringComparison.Ordinal);
        await simon.PostFormAsync("/internal/requests?handler=Refuse", ("__RequestVerificationToken", desk.Token), ("number", all[1].Number), ("reason", "restez donc"));
        Assert.Equal(RequestState.Given, (await app.RequestAsync()).State);
        Assert.Equal(0, await ToldAsync(app, RequestMessages.Refused));

        // Written in ERPNext for its day: on the calendar; when the day has come, done.
        app.World.Subscribe(sub, new() { ["cancellation_date"] = Day(today.AddDays(340)) });
        await app.RunRequestsAsync();
        Assert.Equal(RequestState.Scheduled, (await app.RequestAsync()).State);
        app.GoTo(today.AddDays(341));
        await app.RunRequestsAsync();
        Assert.Equal(RequestState.Done, (await app.RequestAsync()).State);
    }

    [Fact]
    public async Task Nothing_is_charged_for_a_time_after_the_end_and_what_came_before_still_is()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var (sub, customer, today) = (app.World.SubscriptionOf("faible"), app.World.CustomerOf("faible"), Times.Today(app.Clock));
        app.World.PayByCheque(customer);
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepCardAsync(browser));
        await app.DecideAsync(browser, sub, "cancel&on=" + Day(today), "Cancel");
        app.World.Subscribe(sub, new() { ["status"] = "Annulé", ["cancellation_date"] = Day(today) });
        var last = Bills.Issue(app.World, customer, DunningDriver.Utc(today.AddDays(-31)), DunningDriver.Utc(today.AddDays(20)), [("Internet fibre", 60m)]);
        var after = Bills.Issue(app.World, customer, DunningDriver.Utc(today.AddDays(1)), DunningDriver.Utc(today.AddDays(20)), [("Internet fibre", 60m)]);
        await app.RunAutopayAsync();
        var debits = await app.DebitsAsync();
        Assert.Equal([last], debits.Select(d => d.InvoiceName));
        app.GoTo(debits[0].ChargeOn);
        await app.RunAutopayAsync();
        await app.RunAutopayAsync();
        Assert.Single(app.World.Stripe.All("payment_intent"));
        Assert.Equal(after, Assert.Single(await app.WithDbAsync(db => db.Findings.Where(f => f.Kind == FindingKind.BilledAfterEnd).ToListAsync())).Subject);
    }

    [Fact]
    public async Task A_pause_ends_when_its_modem_is_plugged_in_again_if_the_customer_wanted_that()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var (sub, today) = (app.World.SubscriptionOf("absent"), Times.Today(app.Clock));
        var modem = app.World.Acs.Devices.Values.Single(d => d.Id.EndsWith("000106", StringComparison.Ordinal));
        void Calls() => modem.Document["_lastInform"] = app.Clock.GetUtcNow()
            .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await app.SignInByContactAsync(browser, SignInDriver.Scene("absent"));
        await app.DecideAsync(browser, sub, "pause", "Pause", ("on", Day(today.AddDays(1))), ("until", Day(today.AddDays(100))), ("byModem", "true"));
        Assert.Contains("si vous rebranchez le modem", (await browser.GetAsync($"/requests/{(await app.RequestAsync()).Number}")).Text, StringComparison.Ordinal);
        app.GoTo(today.AddDays(1));
        app.World.Subscribe(sub, new() { ["status"] = "Suspendu" });
        await TickAsync(app);

        // Left plugged in, or silent for less than a day: nothing.
        app.GoTo(today.AddDays(2));
        Calls();
        await app.WatchReturnsAsync();
        app.Clock.Advance(TimeSpan.FromHours(20));
        await app.WatchReturnsAsync();
        Calls();
        await app.WatchReturnsAsync();
        Assert.Equal(RequestKind.Pause, (await app.RequestAsync()).Kind);
        Assert.Null((await app.RequestAsync()).SilentAt);

        // Silent for days because of us: it calls again as soon as we are back.
        app.GoTo(today.AddDays(7));
        await app.WatchReturnsAsync();
        Assert.NotNull((await app.RequestAsync()).SilentAt);
        app.Clock.Advance(TimeSpan.FromHours(2));
        Calls();
        await app.WatchReturnsAsync();
        Assert.Null((await app.RequestAsync()).SilentAt);

        // Put away, and taken out again weeks later.
        app.GoTo(today.AddDays(15));
        await app.WatchReturnsAsync();
        app.GoTo(today.AddDays(30));
        await app.WatchReturnsAsync();
        Assert.Equal(RequestKind.Pause, (await app.RequestAsync()).Kind);
        Calls();
        await app.WatchReturnsAsync();
        await app.WatchReturnsAsync();
        var back = await app.RequestAsync();
        Assert.Equal((RequestKind.Resume, true, RequestState.Given, today.AddDays(30)), (back.Kind, back.IsByModem, back.State, back.EffectiveOn));
        Assert.Equal(2, await app.WithDbAsync(db => db.ServiceRequests.CountAsync()));
        Assert.Contains("Votre modem est rebranché", app.World.Post.To(SignInDriver.Scene("absent").Phone!).Concat(app.World.Post.All)
            .Select(m => m.Text.Replace('\u00a0', ' ')).Last(t => t.Contains(back.Number, StringComparison.Ordinal)), StringComparison.Ordinal);

        // Whoever takes it back keeps the pause.
        await app.SettleAsync();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("absent"));
        var undo = await browser.GetAsync($"/requests/{back.Number}?undo=true");
        await browser.SubmitAsync(undo, undo.Forms.First(f => f.QuerySelector("button")!.TextContent.Contains("annuler", StringComparison.Ordinal)));
        app.Clock.Advance(TimeSpan.FromHours(1));
        Calls();
        await app.WatchReturnsAsync();
        Assert.Equal(2, await app.WithDbAsync(db => db.ServiceRequests.CountAsync()));

        // And its last day still brings it back.
        app.GoTo(today.AddDays(95));
        await app.RunRequestsAsync();
        Assert.True((await app.RequestAsync()).IsBack);
    }

    [Fact]
    public async Task A_return_by_the_modem_is_promised_only_where_one_modem_and_one_service_are_there()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var sub = app.World.SubscriptionOf("absent");
        await app.SignInByContactAsync(browser, SignInDriver.Scene("absent"));
        Assert.NotNull((await browser.GetAsync($"/services/{sub}?step=pause")).Document.QuerySelector("[name=byModem]"));
        var equipment = app.World.Erp.All("Service Equipment").First(e => e["customer"]?.ToString() == app.World.CustomerOf("absent"));
        var second = equipment.DeepClone().AsObject();
        (second["mac_address"], second["mac_normalized"]) = ("1C:61:B4:0E:00:01", "1C:61:B4:0E:00:01");
        second.Remove("name");
        app.World.Erp.Insert("Service Equipment", second);
        Assert.Null((await browser.GetAsync($"/services/{sub}?step=pause")).Document.QuerySelector("[name=byModem]"));
        var today = Times.Today(app.Clock);
        await app.DecideAsync(browser, sub, "pause", "Pause", ("on", Day(today.AddDays(1))), ("until", Day(today.AddDays(40))), ("byModem", "true"));
        Assert.False((await app.RequestAsync()).IsByModem);
    }

    [Fact]
    public async Task A_pause_comes_back_by_itself_and_is_announced_and_ends_of_contracts_are_told_once()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var (sub, today) = (app.World.SubscriptionOf("faible"), Times.Today(app.Clock));
        app.World.Subscribe(sub, new() { ["promo_end"] = Day(today.AddDays(80)), ["end_date"] = Day(today.AddDays(300)) });
        await app.RunRequestsAsync();
        await app.RunRequestsAsync();
        Assert.Equal(1, await ToldAsync(app, RequestMessages.Ends));
        await app.SignInByContactAsync(browser, Marc);
        var bad = await app.DecideAsync(browser, sub, "pause", "Pause", ("on", Day(today.AddDays(1))), ("until", Day(today.AddDays(400))));
        Assert.Contains("180 jours", bad.Text, StringComparison.Ordinal);
        await app.DecideAsync(browser, sub, "pause", "Pause", ("on", Day(today.AddDays(1))), ("until", Day(today.AddDays(40))));
        app.GoTo(today.AddDays(1));
        app.World.Subscribe(sub, new() { ["status"] = "Suspendu" });
        await app.RunRequestsAsync();

        // Bills may have suspended it: a person ticks a pause, and not before its day.
        Assert.Equal(RequestState.Given, (await app.RequestAsync()).State);
        await TickAsync(app);
        Assert.Equal(RequestState.Done, (await app.RequestAsync()).State);
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("en pause", (await browser.GetAsync("/services/" + sub)).Text, StringComparison.Ordinal);

        app.GoTo(today.AddDays(34));
        await app.RunRequestsAsync();
        await app.RunRequestsAsync();
        var back = await app.RequestAsync();
        Assert.Equal((RequestKind.Resume, today.AddDays(41), RequestState.Given, true), (back.Kind, back.EffectiveOn, back.State, back.IsBack));
        await app.SignInByContactAsync(browser, Marc);
        var ask = await browser.GetAsync($"/requests/{back.Number}?undo=true");
        Assert.DoesNotContain("Oui, annuler la demande", ask.Text, StringComparison.Ordinal);
        Assert.Contains("step=resume", (await browser.GetAsync("/services/" + sub)).Html, StringComparison.Ordinal);
        Assert.Equal(1, await ToldAsync(app, RequestMessages.Back));
        Assert.Contains(app.World.Erp.All("Issue"), i => i["name"]!.ToString() == back.IssueName);
        app.GoTo(today.AddDays(41));
        app.World.Subscribe(sub, new() { ["status"] = "Actif" });
        await app.RunRequestsAsync();
        Assert.Equal(RequestState.Done, (await app.RequestAsync()).State);
        Assert.Empty(await OpenFindingsAsync(app));
    }

    [Fact]
    public async Task What_is_withdrawn_and_done_all_the_same_is_found_and_an_end_too_early_at_once()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var (sub, today) = (app.World.SubscriptionOf("faible"), Times.Today(app.Clock));
        await app.SignInByContactAsync(browser, Marc);
        await GiveChangeAsync(app, browser, sub, "Fibre giga");
        var ask = await browser.GetAsync($"/requests/{(await app.RequestAsync()).Number}?undo=true");
        await browser.SubmitAsync(ask, ask.Form("?handler=Undo"));
        app.World.Subscribe(sub, new() { ["plan_name"] = "Fibre giga", ["monthly_price"] = 80m });
        await app.RunRequestsAsync();
        Assert.Equal([FindingKind.RequestDisagrees], await OpenFindingsAsync(app));
        app.World.Subscribe(sub, new() { ["plan_name"] = "Fibre 500", ["monthly_price"] = 60m });
        await app.RunRequestsAsync();
        Assert.Empty(await OpenFindingsAsync(app));

        await app.DecideAsync(browser, sub, "cancel&on=" + Day(today.AddDays(30)), "Cancel");
        app.World.Subscribe(sub, new() { ["status"] = "Annulé", ["cancellation_date"] = Day(today) });
        await app.RunRequestsAsync();
        Assert.Equal((RequestState.Given, 1), ((await app.RequestAsync()).State, (await OpenFindingsAsync(app)).Count));
    }

    [Fact]
    public async Task Another_day_may_be_chosen_for_an_end_and_a_bill_that_a_person_looked_at_is_charged()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var (sub, customer, today) = (app.World.SubscriptionOf("faible"), app.World.CustomerOf("faible"), Times.Today(app.Clock));
        app.World.PayByCheque(customer);
        await app.SignInByContactAsync(browser, Marc);
        await app.SignAgreementAsync(browser, await app.KeepCardAsync(browser));
        await app.DecideAsync(browser, sub, "cancel&on=" + Day(today.AddDays(20)), "Cancel");
        await app.DecideAsync(browser, sub, "cancel&on=" + Day(today), "Cancel");
        Assert.Equal([RequestState.Withdrawn, RequestState.Given], (await app.WithDbAsync(db => db.ServiceRequests.OrderBy(r => r.GivenAt).ToListAsync())).Select(r => r.State));
        app.World.Subscribe(sub, new() { ["status"] = "Annulé", ["cancellation_date"] = Day(today) });
        Bills.Issue(app.World, customer, DunningDriver.Utc(today.AddDays(1)), DunningDriver.Utc(today.AddDays(20)), [("Internet fibre", 60m)]);
        await app.RunAutopayAsync();
        Assert.Empty(await app.DebitsAsync());
        await app.WithDbAsync(db => db.Findings.Where(f => f.Kind == FindingKind.BilledAfterEnd).ExecuteUpdateAsync(s => s.SetProperty(f => f.ResolvedAt, app.Clock.GetUtcNow())));
        await app.RunAutopayAsync();
        Assert.Single(await app.DebitsAsync());
    }

    [Fact]
    public async Task Nobody_sees_or_decides_anything_about_somebody_elses_service()
    {
        await using var app = await StartAsync(RequestDriver.On);
        var sub = app.World.SubscriptionOf("faible");
        using var marc = app.NewBrowser();
        await app.SignInByContactAsync(marc, Marc);
        await GiveChangeAsync(app, marc, sub, "Fibre giga");
        var number = (await app.RequestAsync()).Number;
        using var julie = app.NewBrowser();
        await app.SignInByContactAsync(julie, SignInDriver.Scene("encombre"));
        var page = await julie.GetAsync($"/services/{app.World.SubscriptionOf("encombre")}?step=cancel&on={Day(Times.Today(app.Clock))}");
        foreach (var path in new[] { "/services/" + sub, $"/services/{sub}?step=cancel", "/requests/" + number, $"/requests/{number}?handler=Pdf" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await julie.GetAsync(path)).Status);
        }

        foreach (var (path, field) in new[] { ($"/services/{sub}?handler=Cancel", "on"), ($"/services/{sub}?handler=Move", "on"), ($"/requests/{number}?handler=Undo", "on") })
        {
            using var answer = await julie.PostFormAsync(path, ("__RequestVerificationToken", page.Token), (field, Day(Times.Today(app.Clock))));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(RequestState.Given, (await app.RequestAsync()).State);
        Assert.Single(await app.WithDbAsync(db => db.ServiceRequests.ToListAsync()));
    }

    [Fact]
    public async Task ERPNexts_own_subscription_is_read_with_its_plans()
    {
        await using var app = await StartAsync(new Dictionary<string, string?>(RequestDriver.On) { ["ErpNext:Subscription:Doctype"] = "Subscription" });
        var customer = app.World.CustomerOf("faible");
        app.World.Erp.Insert("Subscription Plan", new() { ["plan_name"] = "Fibre 500", ["cost"] = 60m }, "Fibre 500");
        var sub = app.World.Erp.Insert("Subscription", new()
        {
            ["party_type"] = "Customer",
            ["party"] = customer,
            ["status"] = "Active",
            ["start_date"] = "2024-01-01",
            ["plans"] = new JsonArray(new JsonObject { ["plan"] = "Fibre 500", ["qty"] = 1 }),
        })["name"]!.ToString();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        Assert.Contains("68,98", (await browser.GetAsync("/services/" + sub)).Text, StringComparison.Ordinal);

        // Cancelled, and called active: the date counts.
        app.World.Erp.Update("Subscription", sub, new() { ["cancelation_date"] = Day(Times.Today(app.Clock)) });
        var ending = await browser.GetAsync("/services/" + sub);
        Assert.Contains("Se termine le", ending.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("step=change", ending.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_whose_doctype_is_not_understood_says_nothing_and_offers_nothing()
    {
        await using var app = await StartAsync(new Dictionary<string, string?>(RequestDriver.On) { ["ErpNext:Subscription:Price"] = "prix" });
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, Marc);
        var page = await browser.GetAsync("/services");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("réessayez", page.Text, StringComparison.Ordinal);

        // A state that no setting names: seen, and nothing to press but the end, which needs nobody's leave.
        await using var other = await StartAsync(new Dictionary<string, string?>(RequestDriver.On) { ["ErpNext:Subscription:ActiveStatuses:0"] = "En service" });
        using var again = other.NewBrowser();
        await other.SignInByContactAsync(again, Marc);
        var seen = await again.GetAsync("/services/" + other.World.SubscriptionOf("faible"));
        Assert.Contains("appelez-nous", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("?step=change", seen.Html, StringComparison.Ordinal);
        Assert.Contains("?step=cancel", seen.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.ErrorAfterCommit)]
    [InlineData(Fault.CutAfterCommit)]
    [InlineData(Fault.Down)]
    public async Task However_ERPNext_fails_there_is_one_ticket(Fault fault)
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        var sub = app.World.SubscriptionOf("faible");
        await app.SignInByContactAsync(browser, Marc);
        var compare = await browser.GetAsync($"/services/{sub}?step=change&plan=Fibre%20giga");
        using var given = await browser.PostAsync(compare, compare.Form("?handler=Change"));
        app.World.Faults["erpnext"] = fault;
        await app.SettleAsync();
        app.World.Faults["erpnext"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        await app.SettleAsync();
        Assert.Single(app.World.Erp.All("Issue"), i => i["name"]!.ToString() == app.RequestAsync().GetAwaiter().GetResult().IssueName);
        Assert.NotNull((await app.RequestAsync()).OpenedAt);
    }

    [Fact]
    public async Task A_mailbox_ends_a_service_and_buys_none()
    {
        await using var app = await StartAsync(RequestDriver.On);
        using var browser = app.NewBrowser();
        await app.SignInByMailAsync(browser, SignInDriver.Scene("bonne"));
        var sub = app.World.SubscriptionOf("bonne");
        var page = await browser.GetAsync("/services/" + sub);
        Assert.Contains("code reçu par texto", page.Text, StringComparison.Ordinal);
        var token = (await browser.GetAsync($"/services/{sub}?step=cancel&on={Day(Times.Today(app.Clock))}")).Token;
        using var refused = await browser.PostFormAsync($"/services/{sub}?handler=Change", ("__RequestVerificationToken", token), ("plan", "Fibre giga"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var done = await app.DecideAsync(browser, sub, "cancel&on=" + Day(Times.Today(app.Clock).AddDays(3)), "Cancel");
        Assert.Contains("Votre dernier jour de service est le", done.Title, StringComparison.Ordinal);
    }

    private static async Task GiveChangeAsync(PortalApp app, Browser browser, string sub, string plan)
    {
        var compare = await browser.GetAsync($"/services/{sub}?step=change&plan={Uri.EscapeDataString(plan)}");
        await browser.SubmitAsync(compare, compare.Form("?handler=Change"));
        await app.SettleAsync();
    }

    private static async Task TickAsync(PortalApp app)
    {
        using var simon = await app.DeskAsync("simon");
        var desk = await simon.GetAsync("/internal/requests");
        await simon.SubmitAsync(desk, desk.Form("?handler=Done"));
        await app.SettleAsync();
    }

    private static Task<List<FindingKind>> OpenFindingsAsync(PortalApp app) => app.WithDbAsync(db => db.Findings
        .Where(f => f.ResolvedAt == null && (f.Kind == FindingKind.RequestLate || f.Kind == FindingKind.RequestDisagrees)).Select(f => f.Kind).ToListAsync());

    private static Task<int> ToldAsync(PortalApp app, MessageKind kind) => app.WithDbAsync(db => db.Messages.CountAsync(m => m.Kind == kind.Name && m.SentAt != null));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class RequestSqliteTests(Outside outside) : RequestTests(outside, null);

public sealed class RequestPostgresTests(Outside outside, PostgresServer postgres) : RequestTests(outside, postgres);
