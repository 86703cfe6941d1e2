using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Staff;

/// <summary>Who gets to what: every route with its policy, every verb of the staff's pages with every role.</summary>
public sealed partial class RouteTests(Outside outside)
{
    /// <summary>Every route that is not for everybody. Whoever adds one decides here who it is for.</summary>
    private static readonly Dictionary<string, string> Policy = new()
    {
        ["account"] = "Visitor",
        ["account/access"] = "Visitor",
        ["account/messages"] = "Visitor",
        ["account/notices"] = "Visitor",
        ["account/contacts"] = "Visitor",
        ["accounts"] = "Visitor",
        ["invoices"] = "Visitor",
        ["invoices/{name}"] = "Visitor",
        ["invoices/{name}/pdf"] = "Visitor",
        ["line"] = "Visitor",
        ["line/change"] = "Visitor",
        ["home"] = "Visitor",
        ["line/lights"] = "Visitor",
        ["line/helper"] = "Visitor",
        ["line/speed"] = "Visitor",
        ["line/wifi-card"] = "Visitor",
        ["modems"] = "Visitor",
        ["pay"] = "Visitor",
        ["account/methods"] = "Visitor",
        ["account/autopay"] = "Visitor",
        ["account/autopay/{id:guid}"] = "Visitor",
        ["account/time"] = "Visitor",
        ["account/passkeys"] = "Visitor",
        ["account/data"] = "Visitor",
        ["people"] = "Visitor",
        ["people/mine"] = "Visitor",
        ["contracts/{name}"] = "Visitor",
        ["quotes"] = "Visitor",
        ["quotes/{name}"] = "Visitor",
        ["services"] = "Visitor",
        ["services/{name}"] = "Visitor",
        ["requests"] = "Visitor",
        ["requests/{number}"] = "Visitor",
        ["tickets"] = "Visitor",
        ["tickets/new"] = "Visitor",
        ["tickets/call"] = "Visitor",
        ["tickets/{number}"] = "Visitor",
        ["statement"] = "Visitor",
        ["devices/lookup"] = "Ops",
        ["integrations/3cx/contact"] = "Ops",
        ["integrations/3cx/call"] = "Ops",
        ["ops/payments"] = "Ops",
        ["ops/work/{id:guid}/retry"] = "Ops",
        ["ops/payments/{id:guid}/settle"] = "Ops",
        ["ops/payments/{id:guid}/clear"] = "Ops",
        ["ops/payments/{id:guid}/refunds/{refund}/settle"] = "Ops",
        ["ops/findings/resolve"] = "Ops",
        ["ops/payment-links"] = "Ops",
        ["ops/payment-links/{id:guid}"] = "Ops",
    };

    /// <summary>What anybody may ask for; what is behind it is guarded by a code, a token, a signature or a link.</summary>
    private static readonly string[] Anybody =
    [
        "", "accessibilite", "confidentialite", "conditions", "error", "session", "session/staff", "signin", "signin/account", "signin/passkey", "signin/code", "signin/refused",
        "q/{mac}",
        "q/{mac}/code", "pay/{token}", "payments/{id:guid}", "payments/return",
        "health/live", "health/ready", "webhooks/twilio/status", "webhooks/twilio/inbound", "webhooks/mail", "u/{token}", "contact/undo/{token}", "webhooks/stripe",
            "signout-backchannel",
        "payments/{id:guid}/receipt", "help", "help/{slug}", "h/{token}",
    ];

    [Fact]
    public async Task Every_route_has_its_policy()
    {
        await using var app = await PortalApp.StartAsync(outside);
        foreach (var route in Routes(app).Where(r => !IsFile(r)))
        {
            var pattern = route.RoutePattern.RawText!.TrimStart('/');
            var policies = route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).ToList();
            if (pattern.StartsWith("internal", StringComparison.Ordinal))
            {
                Assert.Equal((pattern, "Staff"), (pattern, Assert.Single(policies)));
            }
            else if (Policy.TryGetValue(pattern, out var policy))
            {
                Assert.Equal((pattern, policy), (pattern, Assert.Single(policies)));
            }
            else
            {
                Assert.True(Anybody.Contains(pattern), $"Say in this test who {pattern} is for.");
                Assert.Empty(policies);
            }
        }
    }

    [Fact]
    public void Every_handler_of_the_staff_names_its_verb() => Assert.All(Handlers(), h => Assert.True(h.Verb is not null, $"{h.Page.Name}.{h.Method.Name} has no [Needs]."));

    [Theory]
    [InlineData("tania", StaffRole.Technician, "/internal/stickers")]
    [InlineData("simon", StaffRole.Support, "/internal/modems/1C61B4000101")]
    [InlineData("bea", StaffRole.Billing, "/internal/customers/{0}")]
    [InlineData("ada", StaffRole.Admin, "/internal/stickers")]
    public async Task Each_role_gets_what_is_theirs_and_nothing_else(string person, StaffRole role, string form)
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = await app.DeskAsync(person);
        var token = (await browser.GetAsync(form.Replace("{0}", app.World.CustomerOf("bonne"), StringComparison.Ordinal))).Token;

        foreach (var (method, address, verb) in Requests(app))
        {
            using var response = await AskAsync(browser, method, address, token);
            var allowed = Permissions.Allows(role, verb);
            Assert.True(allowed == response.StatusCode is not HttpStatusCode.Forbidden, $"{role} {method} {address}: {(int)response.StatusCode}, {verb}");
            Assert.False(IsAway(response), $"{role} {method} {address} asks for another sign-in");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("louise")]
    public async Task Nobody_else_gets_anything_with_or_without_forged_headers(string? person)
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        if (person is not null)
        {
            await browser.SignInAtProviderAsync(person, "/signin/account");
        }

        var token = (await browser.GetAsync("/")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var (method, address, _) in Requests(app))
        {
            foreach (var forged in new[] { false, true })
            {
                using var response = await AskAsync(browser, method, address, token, forged);

                // Each one sent to sign in gets cookies for it; nobody comes to so many doors in one quarter of an hour.
                foreach (var cookie in browser.Cookies.Keys.Where(k => k.Contains("oidc-", StringComparison.Ordinal)).ToList())
                {
                    browser.Cookies.Remove(cookie);
                }

                Assert.True(IsAway(response), $"{method} {address}: {(int)response.StatusCode}");
            }
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(Browser browser, HttpMethod method, string address, string token, bool forged = false)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        }

        foreach (var header in forged ? new[] { "X-Authentik-Username", "X-Authentik-Email", "X-Authentik-Groups", "X-Forwarded-User", "X-Forwarded-Groups",
            "Remote-User", "X-Auth-Request-User", "X-WebAuth-User" } : [])
        {
            request.Headers.Add(header, header.EndsWith("Groups", StringComparison.Ordinal) ? "portail-admins" : "ada");
        }

        return await browser.SendAsync(request);
    }

    /// <summary>Sent to the provider to say who they are.</summary>
    /// <summary>Sent to sign in, or told that this was asked too often from here.</summary>
    private static bool IsAway(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.ToString() is var to
        && (to.Contains("/connect/authorize", StringComparison.Ordinal) || to.StartsWith("/signin/refused", StringComparison.Ordinal));

    private static IEnumerable<(HttpMethod Method, string Address, StaffVerb Verb)> Requests(PortalApp app)
    {
        var routes = Routes(app).Select(r => (Route: r, Page: r.Metadata.GetMetadata<PageActionDescriptor>()))
            .Where(r => r.Page?.ViewEnginePath.StartsWith("/Internal/", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(routes);
        foreach (var (page, method, verb) in Handlers())
        {
            // The page's route is found by its model's place: Pages.Internal.X.YModel belongs to /Internal/X/Y.
            var route = routes.Single(r => ModelOf(app, r.Page!) == page).Route;
            var name = HandlerName().Match(method.Name);
            var address = "/" + Hole().Replace(route.RoutePattern.RawText!,
                m => m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : m.Value.Contains("mac", StringComparison.Ordinal) ? "1C61B4000101" : "x");
            yield return (new HttpMethod(name.Groups[1].Value.ToUpperInvariant()), address + (name.Groups[2].Length > 0 ? $"?handler={name.Groups[2].Value}" : ""), verb!.Value);
        }
    }

    private static Type ModelOf(PortalApp app, PageActionDescriptor page) =>
        app.Services.GetRequiredService<PageLoader>().LoadAsync(page, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty).GetAwaiter().GetResult().ModelTypeInfo!.AsType();

    private static IEnumerable<RouteEndpoint> Routes(PortalApp app) => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool IsFile(RouteEndpoint route) => route.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal))
        || route.RoutePattern.RawText!.EndsWith(":file}", StringComparison.Ordinal);

    private static IEnumerable<(Type Page, MethodInfo Method, StaffVerb? Verb)> Handlers() =>
        from page in typeof(PortalHost).Assembly.GetTypes()
        where page.IsAssignableTo(typeof(PageModel)) && page.Namespace!.StartsWith("Gigafibre.Portal.Pages.Internal", StringComparison.Ordinal)
        from method in page.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where HandlerName().IsMatch(method.Name)
        select (page, method, method.GetCustomAttribute<NeedsAttribute>()?.Verb);

    [GeneratedRegex("^On(Get|Post)(.*?)(Async)?$")]
    private static partial Regex HandlerName();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}
