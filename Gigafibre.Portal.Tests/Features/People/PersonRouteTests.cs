using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.People;

/// <summary>Every page of a customer with every role of somebody whom they let in.</summary>
public sealed partial class PersonRouteTests(Outside outside)
{
    /// <summary>What is open, by route and handler. Whoever opens another decides it here.</summary>
    private static readonly Dictionary<PersonRole, string[]> Open = new()
    {
        [PersonRole.Payer] =
        [
            "GET account", "GET accounts", "POST accounts", "GET home", "GET invoices", "GET invoices/{name}", "GET invoices/{name}/pdf", "GET pay", "POST pay", "POST pay Amount",
            "POST pay Balance", "POST pay Instalment", "GET people/mine", "POST people/mine", "POST people/mine Leave", "GET statement", "GET statement Csv", "GET statement Pdf",
        ],
        [PersonRole.Household] =
        [
            "GET accounts", "POST accounts", "GET home", "GET home Events", "GET line", "GET line Events", "POST line", "POST line Code", "POST line Name", "POST line Ticket",
            "GET line/change", "POST line/change Refresh", "POST line/change Renew", "POST line/change Restart", "POST line/change Speed", "GET line/lights", "GET line/speed",
            "GET line/speed Down", "POST line/speed Kept", "POST line/speed Modem", "POST line/speed Up", "GET modems", "POST modems", "GET people/mine", "POST people/mine",
            "POST people/mine Leave", "GET tickets", "GET tickets/new", "POST tickets/new", "POST tickets/new Offer", "GET tickets/{number}", "GET tickets/{number} File",
            "GET tickets/{number} Pdf", "POST tickets/{number}", "POST tickets/{number} Rate", "POST tickets/{number} Settle",
        ],
    };

    [Theory]
    [InlineData(PersonRole.Payer)]
    [InlineData(PersonRole.Household)]
    public async Task Each_role_gets_what_is_open_to_it_and_nothing_else(PersonRole role)
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var person = app.NewBrowser();
        await app.LetInAsync(SignInDriver.Scene("faible"), role, person);
        var token = (await person.GetAsync("/people/mine")).Token;
        var handlers = Handlers(app).ToList();
        Assert.Equal(Open[role].Order(StringComparer.Ordinal),
            handlers.Where(h => h.Method.GetCustomAttribute<OpenToAttribute>()?.Roles.Contains(role) is true).Select(h => h.Name).Order(StringComparer.Ordinal));
        foreach (var (name, _, verb, address) in handlers.Where(h => h.Name != "POST people/mine Leave"))
        {
            using var request = new HttpRequestMessage(verb, address);
            request.Content = verb == HttpMethod.Post ? new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) : null;
            using var response = await person.SendAsync(request);
            var isClosed = response.StatusCode is HttpStatusCode.Forbidden
                || (response.StatusCode is HttpStatusCode.Redirect && response.Headers.Location!.ToString().StartsWith("/home?closed", StringComparison.Ordinal));
            Assert.True(isClosed == !Open[role].Contains(name), $"{role} {name}: {(int)response.StatusCode} {response.Headers.Location}");
        }
    }

    /// <summary>What somebody does for another is on record; what only shows is not.</summary>
    [Fact]
    public async Task Whatever_changes_something_is_on_record()
    {
        await using var app = await PortalApp.StartAsync(outside);
        string[] harmless = ["POST accounts", "POST modems", "POST line", "POST line Code", "POST line/speed Kept", "POST line/speed Up", "POST tickets/new Offer"];
        foreach (var (name, method, verb, _) in Handlers(app).Where(h => h.Method.GetCustomAttribute<OpenToAttribute>() is not null))
        {
            Assert.True(method.GetCustomAttribute<OpenToAttribute>()!.Act is not null == (verb == HttpMethod.Post && !harmless.Contains(name)), name);
        }
    }

    private static IEnumerable<(string Name, MethodInfo Method, HttpMethod Verb, string Address)> Handlers(PortalApp app)
    {
        foreach (var route in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (route.Metadata.GetMetadata<PageActionDescriptor>() is not { } page || !route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy == "Visitor"))
            {
                continue;
            }

            var model = app.Services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty).GetAwaiter().GetResult().ModelTypeInfo!;
            for (var type = model.AsType(); type != typeof(PageModel); type = type.BaseType!)
            {
                foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => HandlerName().IsMatch(m.Name)))
                {
                    var (verb, handler) = (HandlerName().Match(method.Name).Groups[1].Value.ToUpperInvariant(), HandlerName().Match(method.Name).Groups[2].Value);
                    var pattern = route.RoutePattern.RawText!;
                    var address = "/" + Hole().Replace(pattern, m => m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "x");
                    yield return ($"{verb} {pattern} {handler}".TrimEnd(), method, new HttpMethod(verb), address + (handler.Length > 0 ? $"?handler={handler}" : ""));
                }
            }
        }
    }

    [GeneratedRegex("^On(Get|Post)(.*?)(Async)?$")]
    private static partial Regex HandlerName();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}
