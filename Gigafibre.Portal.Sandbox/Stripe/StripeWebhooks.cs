using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.Stripe;

/// <summary>Events on their way to the portal, and everything that may happen to them on it.</summary>
public sealed class StripeWebhooks
{
    public const string Secret = "whsec_sandbox";

    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, IndentSize = 2 };
    private readonly Lock _lock = new();
    private readonly List<(DateTimeOffset At, JsonObject Event, int Try)> _waiting = [];
    private Random _chance = new(1);

    public Uri? Endpoint { get; set; }

    /// <summary>Shares of events that are never sent, sent twice, or sent late; late ones arrive in any order.</summary>
    public (double Lost, double Twice, double Late) Weather { get; set; }

    public TimeSpan Lateness { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How far this world's days are ahead of the real ones.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>Kept until somebody asks for them.</summary>
    public bool Held { get; set; }

    public void Seed(int seed) => _chance = new Random(seed);

    public void Add(JsonObject happened)
    {
        lock (_lock)
        {
            if (_chance.NextDouble() < Weather.Lost)
            {
                return;
            }

            for (var copies = _chance.NextDouble() < Weather.Twice ? 2 : 1; copies > 0; copies--)
            {
                var late = _chance.NextDouble() < Weather.Late ? Lateness * _chance.NextDouble() : TimeSpan.Zero;
                _waiting.Add((DateTimeOffset.UtcNow + late, happened.DeepClone().AsObject(), 1));
            }
        }
    }

    public IReadOnlyList<JsonObject> TakeDue(bool everything)
    {
        lock (_lock)
        {
            var due = _waiting.Where(w => everything || w.At <= DateTimeOffset.UtcNow).ToList();
            due.ForEach(d => _waiting.Remove(d));
            return [.. due.Select(d => d.Event)];
        }
    }

    /// <summary>Posts what is due; what is not taken is tried twice more, as in a test account.</summary>
    public async Task<int> DeliverAsync(HttpClient http, bool everything = false)
    {
        List<(DateTimeOffset At, JsonObject Event, int Try)> due;
        lock (_lock)
        {
            due = Endpoint is null ? [] : [.. _waiting.Where(w => everything || (!Held && w.At <= DateTimeOffset.UtcNow))];
            due.ForEach(d => _waiting.Remove(d));
        }

        await Task.WhenAll(due.Select(async d =>
        {
            if (!await PostAsync(http, d.Event) && d.Try < 3)
            {
                lock (_lock)
                {
                    _waiting.Add((DateTimeOffset.UtcNow.AddSeconds(2 * d.Try), d.Event, d.Try + 1));
                }
            }
        }));
        return due.Count;
    }

    public static string Text(JsonObject happened) => happened.ToJsonString(Pretty);

    public static string Sign(string body, string secret, long at) =>
        $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}")))}";

    private async Task<bool> PostAsync(HttpClient http, JsonObject happened)
    {
        var body = Text(happened);
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", Sign(body, Secret, (DateTimeOffset.UtcNow + Ahead).ToUnixTimeSeconds()));
        request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
        try
        {
            using var response = await http.SendAsync(request);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
