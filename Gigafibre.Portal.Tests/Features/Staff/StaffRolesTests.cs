using System.Net;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.Oidc;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Staff;

/// <summary>What somebody of the staff may do is what the provider says now.</summary>
public abstract class StaffRolesTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly TimeSpan Ten = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Whoever_lost_their_groups_is_out_within_ten_minutes()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("ada");
        app.World.Oidc.Groups["ada"] = ["wiki"];
        app.Clock.Advance(Ten);
        Assert.Contains("Qui êtes-vous", (await desk.GetAsync("/internal/work")).Html, StringComparison.Ordinal);
        Assert.Empty(await app.WithDbAsync(db => db.StaffSessions.Where(s => s.RevokedAt == null).ToListAsync()));
        Assert.All(await app.WithDbAsync(db => db.OidcLogins.ToListAsync()), l => Assert.True(l is { RefreshSealed: null, IdTokenSealed: "" }));
    }

    [Fact]
    public async Task A_role_that_was_taken_away_is_gone_and_one_that_was_given_is_there()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("ada");
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/internal/audit")).Status);
        app.World.Oidc.Groups["ada"] = [Person.Support];
        app.Clock.Advance(Ten);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync("/internal/audit")).Status);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/internal/work")).Status);
        app.World.Oidc.Groups["ada"] = [Person.Admins];
        app.Clock.Advance(Ten);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/internal/audit")).Status);
    }

    [Fact]
    public async Task A_closed_account_is_out_and_so_is_what_it_looked_at()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("simon");
        var file = await desk.GetAsync("/internal/customers/" + app.World.CustomerOf("bonne"));
        Assert.Equal("/account", (await desk.SubmitAsync(file, file.FormTo("?handler=SeeAs"), ("reason", "appel"))).Address.AbsolutePath);
        app.World.Oidc.Groups["simon"] = null;
        app.Clock.Advance(TimeSpan.FromMinutes(9));
        await desk.GetAsync("/internal");
        Assert.Equal("/signin", (await desk.GetAsync("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Many_at_once_ask_the_provider_once_and_are_all_let_in()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("ada");
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.GetAsync("/internal/work")));
        Assert.All(pages, p => Assert.Equal((HttpStatusCode.OK, "/internal/work"), (p.Status, p.Address.AbsolutePath)));
    }

    [Fact]
    public async Task While_the_provider_is_silent_old_words_let_nobody_in_and_the_session_is_still_there_afterwards()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("ada");
        app.World.Faults["oidc"] = Fault.Down;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("/internal/work", (await desk.GetAsync("/internal/work")).Address.AbsolutePath);
        app.Clock.Advance(Ten);
        var away = await desk.GetAsync("/internal/work");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "/signin/refused?why=away"), (away.Status, away.Address.PathAndQuery));
        app.World.Faults["oidc"] = Fault.None;
        Assert.Equal("/internal/work", (await desk.GetAsync("/internal/work")).Address.AbsolutePath);
    }

    public static TheoryData<string, string, Action<OidcSessions>> Unproved => new()
    {
        { "Oidc:Desk:Amr", "mfa", o => o.Amr = ["pwd"] },
        { "Oidc:Desk:Amr", "mfa", o => o.Amr = [] },
        { "Oidc:Desk:Acr", "silver", o => o.Acr = "bronze" },
        { "Oidc:Desk:Acr", "silver", o => o.Acr = null },
        { "Oidc:Desk:MaxAgeMinutes", "30", o => o.ProvedAgo = TimeSpan.FromHours(1) },
        { "Oidc:Desk:MaxAgeMinutes", "30", o => o.ProvedAgo = null },
    };

    [Theory]
    [MemberData(nameof(Unproved))]
    public async Task The_desk_opens_only_to_the_proof_that_it_asks_for(string setting, string value, Action<OidcSessions> weaken)
    {
        await using var app = await StartAsync(new() { [setting] = value });
        using var browser = app.NewBrowser();
        weaken(app.World.Oidc);
        Assert.Equal((HttpStatusCode.Forbidden, "/signin/refused?why=proof"), await WhereAsync(browser.SignInAtProviderAsync("ada")));
        Assert.Empty(await app.WithDbAsync(db => db.StaffSessions.ToListAsync()));
        (app.World.Oidc.Acr, app.World.Oidc.Amr, app.World.Oidc.ProvedAgo) = ("silver", ["pwd", "mfa"], TimeSpan.FromMinutes(2));
        Assert.Equal((HttpStatusCode.OK, "/internal"), await WhereAsync(browser.SignInAtProviderAsync("ada")));
    }

    [Fact]
    public async Task An_admin_ends_the_sessions_of_anybody()
    {
        await using var app = await StartAsync();
        using var admin = await app.DeskAsync("ada");
        using var desk = await app.DeskAsync("simon");
        using var customer = app.NewBrowser();
        await app.SignInByContactAsync(customer, SignInDriver.Scene("faible"));
        var sessions = await admin.GetAsync("/internal/sessions");
        var form = sessions.Forms.Single(f => f.QuerySelector("input[name=subject]")?.GetAttribute("value") == "simon");
        Assert.Contains("Les sessions sont fermées", (await admin.SubmitAsync(sessions, form)).Text, StringComparison.Ordinal);
        Assert.Contains("Qui êtes-vous", (await desk.GetAsync("/internal")).Html, StringComparison.Ordinal);

        var file = await admin.GetAsync("/internal/customers/" + app.World.CustomerOf("faible"));
        await admin.SubmitAsync(file, file.FormTo("?handler=EndSessions"));
        Assert.Equal("/signin", (await customer.GetAsync("/account")).Address.AbsolutePath);
        Assert.Equal(2, await app.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Action == "session.end" && a.Actor == "ada")));
    }

    [Fact]
    public async Task A_logout_token_is_good_once()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("ada");
        using var http = new HttpClient();
        var token = app.SessionAtProvider("ada").LogoutToken(c => c.Remove("sid"));
        async Task<HttpStatusCode> SendAsync()
        {
            using var form = new FormUrlEncodedContent([new("logout_token", token)]);
            return (await http.PostAsync(app.Url + "/signout-backchannel", form)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await SendAsync());
        using var again = await app.DeskAsync("ada");
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync());
        Assert.Equal("/internal", (await again.GetAsync("/internal")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_diagnosis_is_followed_only_under_its_own_modem_and_on_record()
    {
        await using var app = await StartAsync();
        using var desk = await app.DeskAsync("simon");
        var (mine, other) = (SignInDriver.Scene("bonne").Mac.Replace(":", "", StringComparison.Ordinal), SignInDriver.Scene("faible").Mac.Replace(":", "",
            StringComparison.Ordinal));
        await desk.GetAsync("/internal/modems/" + mine);
        var diagnosis = await app.WithDbAsync(db => db.Set<Gigafibre.Portal.Features.Diagnosis.DiagnosisRecord>().Select(d => d.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"/internal/modems/{other}?handler=Events&d={diagnosis}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync($"/internal/modems/{mine}?handler=Events&d={diagnosis}")).Status);
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Action == "modem.watch")));
    }

    private static async Task<(HttpStatusCode Status, string Path)> WhereAsync(Task<Page> page) => ((await page).Status, (await page).Address.PathAndQuery);
}

public sealed class StaffRolesSqliteTests(Outside outside) : StaffRolesTests(outside, null);

public sealed class StaffRolesPostgresTests(Outside outside, PostgresServer postgres) : StaffRolesTests(outside, postgres);
