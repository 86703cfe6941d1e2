using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.Stripe;

public sealed class StripeAccount
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, JsonObject> _objects = [];
    private readonly List<string> _order = [];
    private readonly Dictionary<string, (string Request, int Status, string Body)> _answers = [];
    private readonly List<(DateTimeOffset At, Action Do)> _later = [];

    /// <summary>What the account has not activated, and so drops from every page without a word.</summary>
    public HashSet<string> NotActivated { get; } = [];

    /// <summary>How long a bank debit takes: five bank days in the world outside, seconds here.</summary>
    public TimeSpan DebitTakes { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How far this world's days are ahead of the real ones.</summary>
    public TimeSpan Ahead
    {
        get => Webhooks.Ahead;
        set => Webhooks.Ahead = value;
    }

    /// <summary>How long a refund is pending; null when it is there at once.</summary>
    public TimeSpan? RefundTakes { get; set; }

    /// <summary>Calls that our key may not make, as <c>GET /v1/disputes</c>.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>A Customer that somebody deleted in the dashboard: still there to be read, and good for nothing else.</summary>
    public void DeleteCustomer(string id) => Transact(() =>
    {
        foreach (var kept in _objects.Values.Where(o => o["object"]!.ToString() == "payment_method" && o["customer"]?.ToString() == id))
        {
            kept["customer"] = null;
        }

        return _objects[id] = new JsonObject { ["id"] = id, ["object"] = "customer", ["deleted"] = true };
    });

    public StripeWebhooks Webhooks { get; } = new();

    public ConcurrentQueue<(string Route, JsonObject Request, string Answer)> Traffic { get; } = new();

    public T Transact<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }

    /// <summary>The object itself; only inside <see cref="Transact"/>.</summary>
    public JsonObject Find(string id, string kind) => _objects.GetValueOrDefault(id)
        ?? throw new StripeRefusalException(404, "invalid_request_error", "resource_missing", $"No such {kind}: '{id}'", "id");

    public JsonObject? Peek(string id) => Transact(() => _objects.GetValueOrDefault(id)?.DeepClone().AsObject());

    public JsonObject Add(JsonObject created)
    {
        var id = created["id"]!.ToString();
        if (created["created"] is { } at && Ahead > TimeSpan.Zero)
        {
            created["created"] = StripeObjects.Number(at) + (long)Ahead.TotalSeconds;
        }

        _objects[id] = created;
        _order.Add(id);
        return created;
    }

    public IReadOnlyList<JsonObject> All(string kind) => Transact<IReadOnlyList<JsonObject>>(() =>
        [.. Enumerable.Reverse(_order).Select(id => _objects[id]).Where(o => o["object"]!.ToString() == kind).Select(o => o.DeepClone().AsObject())]);

    /// <summary>The first answer to a key is the answer for good, errors included.</summary>
    public (int Status, string Body, bool Replayed) Once(string? key, string request, Func<(int Status, string Body)> work)
    {
        if (string.IsNullOrEmpty(key))
        {
            var (status, body) = work();
            return (status, body, false);
        }

        lock (_lock)
        {
            if (_answers.TryGetValue(key, out var before))
            {
                return before.Request == request ? (before.Status, before.Body, true)
                    : (400, new StripeRefusalException(400, "idempotency_error", null,
                        "Keys for idempotent requests can only be used with the same parameters they were first used with.").Body.ToJsonString(), false);
            }

            var (status, body) = work();
            _answers[key] = (request, status, body);
            return (status, body, false);
        }
    }

    public void Later(TimeSpan wait, Action work) => Transact(() =>
    {
        _later.Add((DateTimeOffset.UtcNow + wait, work));
        return true;
    });

    /// <summary>Lets the bank days that are over be over; all of them when <paramref name="everything"/>.</summary>
    public bool PassTime(bool everything = false) => Transact(() =>
    {
        var due = _later.Where(l => everything || l.At <= DateTimeOffset.UtcNow).ToList();
        due.ForEach(d => _later.Remove(d));
        due.ForEach(d => d.Do());
        return due.Count > 0;
    });

    public void Tell(string type, JsonObject about) => Webhooks.Add(Add(StripeObjects.Event(type, about)));
}
