using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>What Stripe posts is believed when it is signed, and even then only that it happened.</summary>
public abstract class StripeWebhookTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private const string Ok = "{\n  \"id\": \"evt_1\",\n  \"object\": \"event\",\n  \"api_version\": \"2026-10-28.endive\",\n  \"livemode\": false,\n  \"type\": "
        + "\"payment_intent.succeeded\",\n  \"data\": { \"object\": { \"object\": \"payment_intent\", \"id\": \"pi_older\", \"metadata\": {} } }\n}";

    [Fact]
    public void The_published_vector_agrees()
    {
        Assert.EndsWith("v1=654b43d3508ecadb3f8cefc4bc7d3d2bdc5ba9e03bf2c89b2d0657a8e24e4543",
            StripeWebhooks.Sign("""{"id":"evt_1","object":"event"}""", "whsec_test_secret", 1492774577), StringComparison.Ordinal);
        Assert.True(Gigafibre.Portal.Integrations.Stripe.StripeWebhook.IsSigned("""{"id":"evt_1","object":"event"}""",
            "t=1492774577,v1=654b43d3508ecadb3f8cefc4bc7d3d2bdc5ba9e03bf2c89b2d0657a8e24e4543", ["whsec_test_secret"],
            DateTimeOffset.FromUnixTimeSeconds(1492774600)));
    }

    [Theory]
    [InlineData("forged", HttpStatusCode.BadRequest)]
    [InlineData("unsigned", HttpStatusCode.BadRequest)]
    [InlineData("garbled", HttpStatusCode.BadRequest)]
    [InlineData("stale", HttpStatusCode.BadRequest)]
    [InlineData("changed", HttpStatusCode.BadRequest)]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    [InlineData("json but no event", HttpStatusCode.BadRequest)]
    [InlineData("huge", HttpStatusCode.RequestEntityTooLarge)]
    public async Task What_is_not_rightly_signed_or_no_event_is_refused_and_not_kept(string how, HttpStatusCode expected)
    {
        await using var app = await StartAsync();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var (body, signature) = how switch
        {
            "forged" => (Ok, StripeWebhooks.Sign(Ok, "whsec_else", now)),
            "unsigned" => (Ok, null),
            "garbled" => (Ok, "t=,v1="),
            "stale" => (Ok, StripeWebhooks.Sign(Ok, StripeWebhooks.Secret, now - 400)),
            "changed" => (Ok + " ", StripeWebhooks.Sign(Ok, StripeWebhooks.Secret, now)),
            "not json" => ("hello", StripeWebhooks.Sign("hello", StripeWebhooks.Secret, now)),
            "json but no event" => ("[1]", StripeWebhooks.Sign("[1]", StripeWebhooks.Secret, now)),
            _ => (new string('x', 600_000), StripeWebhooks.Sign(new string('x', 600_000), StripeWebhooks.Secret, now)),
        };
        Assert.Equal(expected, await PostAsync(app, body, signature));
        Assert.Equal(0, await app.WithDbAsync(db => db.InboxMessages.CountAsync()));
        Assert.Equal(0, await app.WithDbAsync(db => db.WorkItems.CountAsync(w => w.Kind == "stripe-event")));
    }

    [Theory]
    [InlineData("2026-10-28.endive", false)]
    [InlineData("2026-06-30.dahlia", false)]
    [InlineData(null, false)]
    [InlineData("2026-10-28.endive", true)]
    public async Task Rightly_signed_but_not_ours_is_kept_and_has_no_effect(string? version, bool live)
    {
        await using var app = await StartAsync();
        var told = JsonNode.Parse(Ok)!.AsObject();
        (told["api_version"], told["livemode"]) = (version, live);
        var body = told.ToJsonString();
        var signature = StripeWebhooks.Sign(body, StripeWebhooks.Secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, body, signature));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, body, signature));
        app.World.Stripe.Add(new JsonObject
        {
            ["id"] = "pi_older",
            ["object"] = "payment_intent",
            ["amount"] = 1,
            ["amount_received"] = 1,
            ["created"] = 1,
            ["currency"] = "cad",
            ["status"] = "succeeded",
            ["livemode"] = false,
            ["metadata"] = new JsonObject()
        });
        await app.DrainAsync();
        Assert.Equal(1, await app.WithDbAsync(db => db.InboxMessages.CountAsync()));
        Assert.Equal(1, await app.WithDbAsync(db => db.WorkItems.CountAsync(w => w.Kind == "stripe-event" && w.DoneAt != null)));
        Assert.Equal(0, await app.WithDbAsync(db => db.PaymentAttempts.CountAsync()));
    }

    [Fact]
    public async Task The_secret_before_this_one_still_counts()
    {
        await using var app = await StartAsync(new() { ["Stripe:WebhookSecrets:0"] = "whsec_new", ["Stripe:WebhookSecrets:1"] = "whsec_old" });
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, Ok, StripeWebhooks.Sign(Ok, "whsec_old", now)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(app, Ok, StripeWebhooks.Sign(Ok, "whsec_older", now)));
    }

    [Fact]
    public async Task While_the_database_cannot_write_stripe_is_asked_to_say_it_again()
    {
        await using var app = await StartAsync();
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"InboxMessages\" RENAME TO \"Away\""));
        var signature = StripeWebhooks.Sign(Ok, StripeWebhooks.Secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Assert.True(await PostAsync(app, Ok, signature) >= HttpStatusCode.InternalServerError);
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"InboxMessages\""));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, Ok, signature));
    }

    [Fact]
    public async Task What_stripe_signed_and_we_cannot_read_is_kept_and_answered()
    {
        await using var app = await StartAsync();
        using var http = new HttpClient();
        foreach (var body in new[] { """{"object":"v2.core.event","id":"evt_thin","type":"v2.money"}""", """{"hello":1}""" })
        {
            for (var i = 0; i < 2; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, app.Url + "/webhooks/stripe") { Content = new StringContent(body) };
                request.Headers.TryAddWithoutValidation("Stripe-Signature", StripeWebhooks.Sign(body, StripeWebhooks.Secret, app.Clock.GetUtcNow().ToUnixTimeSeconds()));
                using var response = await http.SendAsync(request);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }
        }

        await app.DrainAsync();
        Assert.Equal(2, await app.WithDbAsync(db => db.InboxMessages.CountAsync(m => m.Source == "stripe")));
        Assert.Equal(0, await app.WithDbAsync(db => db.WorkItems.CountAsync(w => w.DoneAt == null)));
    }

    private static async Task<HttpStatusCode> PostAsync(PortalApp app, string body, string? signature)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Url + "/webhooks/stripe") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        }

        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}

public sealed class StripeWebhookSqliteTests(Outside outside) : StripeWebhookTests(outside, null);

public sealed class StripeWebhookPostgresTests(Outside outside, PostgresServer postgres) : StripeWebhookTests(outside, postgres);
