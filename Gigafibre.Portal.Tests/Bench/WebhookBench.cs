using System.Diagnostics;
using System.Text;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>Taking a webhook (verify, two rows in one transaction, answer) against an endpoint that inserts one row and nothing else.</summary>
internal static class WebhookBench
{
    public const string BareEndpoint = "bare-endpoint";
    private const int Connections = 16;
    private const int Requests = 1500;
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        var measured = new List<Measurement>();
        measured.AddRange(await CompareAsync(context, DatabaseProvider.Sqlite, $"Data Source={context.Folder}/webhook.db"));
        await using var postgres = new PostgresServer();
        if (await postgres.TryNewDatabaseAsync() is { } connection)
        {
            measured.AddRange(await CompareAsync(context, DatabaseProvider.Postgres, connection));
        }

        return measured;
    }

    private static async Task<IReadOnlyList<Measurement>> CompareAsync(BenchContext context, DatabaseProvider provider, string connection)
    {
        // Only the taking: what the events ask for is another node's work.
        using var portal = context.StartPortal(provider.ToString(), connection, workAtOnce: 0);
        await portal.FirstAnswerAsync("/health/ready");
        using var bare = ServerProcess.Start(
            typeof(WebhookBench).Assembly.Location, new() { ["Database__Provider"] = provider.ToString(), ["ConnectionStrings__Portal"] = connection }, arguments: [BareEndpoint]);
        await bare.FirstAnswerAsync("/");
        await LoadAsync(portal.Http, "/webhooks/stripe");
        await LoadAsync(bare.Http, "/");
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            ours.Add(await LoadAsync(portal.Http, "/webhooks/stripe"));
            theirs.Add(await LoadAsync(bare.Http, "/"));
        }

        return
        [
            new($"{provider}: webhooks taken per second", ours.Median(), "/s"),
            new($"{provider}: bare endpoint that inserts one row", theirs.Median(), "/s"),
            new($"{provider}: webhook ÷ bare endpoint", ours.Zip(theirs, (a, b) => a / b).Median(), "×", 0.9, AtLeast: true),
        ];
    }

    /// <summary>The bare endpoint, in a process of its own as the portal is.</summary>
    public static async Task<int> RunBareAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddPortalData(builder.Configuration);
        var app = builder.Build();
        app.MapGet("/", () => "ok");
        app.MapPost("/", async (HttpRequest request, PortalDb db) =>
        {
            using var body = new StreamReader(request.Body);
            var now = DateTimeOffset.UtcNow;
            db.InboxMessages.Add(new InboxMessage
            {
                Id = Guid.CreateVersion7(),
                Source = "bare",
                ExternalId = Guid.NewGuid().ToString(),
                RawBody = await body.ReadToEndAsync(),
                ReceivedAt = now,
                TakenAt = now
            });
            await db.SaveChangesAsync();
            return Results.Ok();
        });
        await app.RunAsync();
        return 0;
    }

    /// <summary>Signed events of another train: taken like any other, and no work to speak of afterwards.</summary>
    private static async Task<double> LoadAsync(HttpClient http, string path)
    {
        var bodies = new System.Collections.Concurrent.ConcurrentQueue<string>(Enumerable.Range(0, Requests).Select(_ =>
            StripeWebhooks.Text(StripeObjects.Event("payment_intent.succeeded",
                new() { ["id"] = "pi_bench", ["object"] = "payment_intent", ["metadata"] = new System.Text.Json.Nodes.JsonObject() }, "2026-06-30.dahlia"))));
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (bodies.TryDequeue(out var body))
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                request.Headers.TryAddWithoutValidation("Stripe-Signature", StripeWebhooks.Sign(body, StripeWebhooks.Secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
                using var response = await http.SendAsync(request);
                response.EnsureSuccessStatusCode();
            }
        }));
        return Requests / watch.Elapsed.TotalSeconds;
    }
}
