using System.Net;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Sandbox.Oidc;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Staff;

/// <summary>Staff and customers have providers of their own: what one vouches for opens nothing of the other's.</summary>
public abstract class TwoIssuersTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private async Task<PortalApp> StartTwoAsync()
    {
        var world = Outside.NewWorld();
        return await StartAsync(new()
        {
            ["Oidc:Customers:Authority"] = $"{Outside.Url}/w/{world.Name}/id",
            ["Oidc:Customers:ClientId"] = OidcProvider.ClientId,
            ["Oidc:Customers:ClientSecret"] = OidcProvider.ClientSecret,
        }, world);
    }

    [Fact]
    public async Task Each_signs_in_at_their_own()
    {
        await using var app = await StartTwoAsync();
        using var staff = app.NewBrowser();
        Assert.Contains("/oidc/", (await staff.GetAsync("/internal")).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("/internal", (await staff.SignInAtProviderAsync("ada")).Address.AbsolutePath);
        using var customer = app.NewBrowser();
        Assert.Contains("/id/", (await customer.GetAsync("/signin/account")).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("/home", (await customer.SignInAtProviderAsync("louise", "/signin/account")).Address.AbsolutePath);
        Assert.Equal([OidcSide.Staff, OidcSide.Customers], await app.WithDbAsync(db => db.OidcLogins.OrderBy(l => l.CreatedAt).Select(l => l.Side).ToListAsync()));
    }

    [Theory]
    [InlineData("ada", "/signin/account")]
    [InlineData("louise", "/internal")]
    public async Task At_the_others_they_open_nothing(string person, string from)
    {
        await using var app = await StartTwoAsync();
        using var browser = app.NewBrowser();
        var page = await browser.SignInAtProviderAsync(person, from);
        Assert.Equal((HttpStatusCode.Forbidden, "/signin/refused?why=nothing"), (page.Status, page.Address.PathAndQuery));
        Assert.Equal((0, 0), (await app.WithDbAsync(db => db.StaffSessions.CountAsync()), await app.WithDbAsync(db => db.Sessions.CountAsync())));
    }

    [Fact]
    public async Task Signing_out_there_and_here_goes_by_each_ones_own()
    {
        await using var app = await StartTwoAsync();
        using var customer = app.NewBrowser();
        await customer.SignInAtProviderAsync("louise", "/signin/account");
        var session = app.SessionAtProvider("louise");
        Assert.EndsWith("/signout-backchannel-customers", session.BackChannel.AbsolutePath, StringComparison.Ordinal);

        // A token of the customers' issuer is nothing at the staff's door.
        using var http = new HttpClient();
        using (var form = new FormUrlEncodedContent([new("logout_token", session.LogoutToken())]))
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(app.Url + "/signout-backchannel", form)).StatusCode);
        }

        Assert.Equal("/account", (await customer.GetAsync("/account")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, await app.World.Oidc.EndAsync(session.Id, http));
        Assert.NotEqual("/account", (await customer.GetAsync("/account")).Address.AbsolutePath);

        var account = await customer.SignInAtProviderAsync("louise", "/signin/account");
        await customer.SubmitAsync(account, account.FormTo("/session"));
        Assert.Empty(app.World.Oidc.Open);
    }

    [Fact]
    public async Task Without_a_second_one_there_is_no_door_for_it()
    {
        await using var app = await StartAsync();
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("logout_token", "x")]);
        Assert.True((await http.PostAsync(app.Url + "/signout-backchannel-customers", form)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed);
    }
}

public sealed class TwoIssuersSqliteTests(Outside outside) : TwoIssuersTests(outside, null);

public sealed class TwoIssuersPostgresTests(Outside outside, PostgresServer postgres) : TwoIssuersTests(outside, postgres);
