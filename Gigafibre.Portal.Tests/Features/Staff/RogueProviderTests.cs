using System.Net;
using System.Security.Cryptography;
using System.Text;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Staff;

/// <summary>A provider that lies: none of it opens a door.</summary>
public sealed class RogueProviderTests(Outside outside)
{
    public static TheoryData<string, Action<RogueProvider>> Lies => new()
    {
        { "wrong issuer", p => p.Change = c => c["iss"] = "https://id.example.org" },
        { "wrong audience", p => p.Change = c => c["aud"] = "wiki" },
        { "wrong nonce", p => p.Change = c => c["nonce"] = "another" },
        { "no nonce", p => p.Change = c => c.Remove("nonce") },
        { "expired", p => p.Change = c => c["exp"] = DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeSeconds() },
        { "no expiry", p => p.Change = c => c.Remove("exp") },
        { "not yet", p => p.Change = c => c["nbf"] = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds() },
        { "no subject", p => p.Change = c => c.Remove("sub") },
        { "foreign key", p => p.Credentials = new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "rogue" }, SecurityAlgorithms.RsaSha256) },
        { "signed with our secret", p => p.Credentials = new SigningCredentials(new SymmetricSecurityKey("sandbox-oidc-secret-not-a-secret"u8.ToArray()),
            SecurityAlgorithms.HmacSha256) },
        { "unsigned", p => p.Forge = t => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}"""u8.ToArray())}.{t.Split('.')[1]}." },
        { "signature stripped", p => p.Forge = t => $"{t.Split('.')[0]}.{t.Split('.')[1]}." },
        { "claims exchanged", p => p.Forge = t => string.Join('.', t.Split('.')[0],
            Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(Base64UrlEncoder.Decode(t.Split('.')[1]).Replace("mallory", "ada", StringComparison.Ordinal))), t.Split('.')[2]) },
        { "rubbish", p => p.Forge = _ => "rubbish" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_token_that_is_not_right_opens_nothing(string lie, Action<RogueProvider> tell)
    {
        await using var provider = await RogueProvider.StartAsync();
        await using var app = await PortalApp.StartAsync(outside, new() { ["Oidc:Authority"] = provider.Issuer });
        tell(provider);
        using var browser = app.NewBrowser();
        var page = await browser.GetAsync("/internal");
        Assert.Equal((lie, HttpStatusCode.Forbidden, "/signin/refused"), (lie, page.Status, page.Address.AbsolutePath));
        Assert.Equal(0, await app.WithDbAsync(db => db.StaffSessions.CountAsync()));
    }

    [Fact]
    public async Task The_same_provider_telling_the_truth_opens()
    {
        await using var provider = await RogueProvider.StartAsync();
        await using var app = await PortalApp.StartAsync(outside, new() { ["Oidc:Authority"] = provider.Issuer });
        using var browser = app.NewBrowser();
        var page = await browser.GetAsync("/internal");
        Assert.Equal((HttpStatusCode.OK, "/internal"), (page.Status, page.Address.AbsolutePath));
        Assert.Contains("Mallory", page.Html, StringComparison.Ordinal);

        // It offers no way to sign out there: ours ends all the same.
        page = await browser.SubmitAsync(page, page.FormTo("/session/staff"));
        Assert.Equal("/session?ended=true&desk=true", page.Address.PathAndQuery);
    }

    /// <summary>This one names no session in its ID tokens, and has changed its key since it was last asked.</summary>
    [Fact]
    public async Task Its_logout_ends_the_session_also_with_a_new_key_and_a_session_that_was_never_named()
    {
        await using var provider = await RogueProvider.StartAsync();
        await using var app = await PortalApp.StartAsync(outside, new() { ["Oidc:Authority"] = provider.Issuer });
        using var browser = app.NewBrowser();
        await browser.GetAsync("/internal");
        provider.ChangeKey();
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("logout_token", provider.LogoutToken("mallory", "some-session"))]);
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync(app.Url + "/signout-backchannel", form, TestContext.Current.CancellationToken)).StatusCode);
        Assert.True(await app.WithDbAsync(db => db.StaffSessions.AllAsync(s => s.RevokedAt != null)));
    }

    [Fact]
    public async Task A_callback_nobody_asked_for_or_with_an_error_is_refused()
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        foreach (var query in new[] { "", "?code=1&state=2", "?error=access_denied&state=x", "?code=1" })
        {
            var page = await browser.GetAsync("/signin-oidc" + query);
            Assert.Equal((query, HttpStatusCode.Forbidden), (query, page.Status));
        }
    }
}
