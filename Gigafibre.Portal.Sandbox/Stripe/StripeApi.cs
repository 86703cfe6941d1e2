using System.Globalization;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.Stripe;

/// <summary>Stripe's API v1, the part that the portal uses, as version 2026-10-28.endive answers.</summary>
public static class StripeApi
{
    public const string Key = "sk_test_sandbox";

    private static readonly string[] SessionParameters =
    [
        "mode", "ui_mode", "customer", "client_reference_id", "locale", "line_items", "success_url", "cancel_url", "expires_at", "allowed_payment_method_types",
        "adaptive_pricing", "metadata",
        "payment_intent_data", "setup_intent_data", "currency", "payment_method_options", "submit_type",
            "billing_address_collection", "custom_text", "saved_payment_method_options", "expand",
    ];

    private static readonly string[] Required = ["mode", "line_items", "success_url"];
    private static readonly string[] RequiredToKeep = ["mode", "currency", "customer", "success_url"];
    private static readonly string[] OnlyToPay = ["line_items", "payment_intent_data", "submit_type", "adaptive_pricing"];

    public static void MapStripe(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/w/{world}/stripe/v1");
        api.MapPost("/checkout/sessions", (HttpContext c, string world) => PostAsync(c, world, "/v1/checkout/sessions", (w, form) => CreateSession(c, w, form)));
        api.MapGet("/checkout/sessions", (HttpContext c, string world) => GetAsync(c, world, "/v1/checkout/sessions", w =>
            Page(c, w, "checkout.session", "/v1/checkout/sessions", s => c.Request.Query["status"] is not [{ } status] || s["status"]!.ToString() == status)));
        api.MapGet("/checkout/sessions/{id}", (HttpContext c, string world, string id) => GetAsync(c, world, "/v1/checkout/sessions/{id}",
            w => Expand(c, w, w.Stripe.Find(id, "checkout.session"))));
        api.MapPost("/checkout/sessions/{id}/expire", (HttpContext c, string world, string id) => PostAsync(c, world, "/v1/checkout/sessions/{id}/expire", (w, _) =>
            new StripeCashier(w.Stripe).Expire(id) ? w.Stripe.Find(id, "checkout.session")
                : throw new StripeRefusalException(400, "invalid_request_error", null, $"Only Checkout Sessions with a status in [\"open\"] can be expired. This "
                    + $"Checkout Session has a status of `{w.Stripe.Find(id, "checkout.session")["status"]}`.")));
        api.MapPost("/customers", (HttpContext c, string world) => PostAsync(c, world, "/v1/customers",
            (w, form) => w.Stripe.Add(StripeObjects.Customer(StripeObjects.NewId("cus"), form))));
        api.MapGet("/customers/{id}", (HttpContext c, string world, string id) => GetAsync(c, world, "/v1/customers/{id}", w => w.Stripe.Find(id, "customer")));
        api.MapGet("/payment_intents", (HttpContext c, string world) => GetAsync(c, world, "/v1/payment_intents",
            w => Page(c, w, "payment_intent", "/v1/payment_intents", i => c.Request.Query["customer"] is not [{ } cus] || i["customer"]?.ToString() == cus)));
        api.MapPost("/payment_intents", (HttpContext c, string world) => PostAsync(c, world, "/v1/payment_intents",
            (w, form) => Expanded(w, new StripeCharges(w.Stripe).Create(form), form["expand"] as JsonArray)));
        api.MapGet("/setup_intents/{id}", (HttpContext c, string world, string id) => GetAsync(c, world, "/v1/setup_intents/{id}",
            w => Expand(c, w, w.Stripe.Find(id, "setup_intent"))));
        api.MapGet("/payment_methods/{id}", (HttpContext c, string world, string id) => GetAsync(c, world, "/v1/payment_methods/{id}",
            w => w.Stripe.Find(id, "payment_method")));
        api.MapPost("/payment_methods/{id}/detach", (HttpContext c, string world, string id) => PostAsync(c, world, "/v1/payment_methods/{id}/detach",
            (w, _) => new StripeMethods(w.Stripe).Detach(id)));
        api.MapGet("/mandates/{id}", (HttpContext c, string world, string id) => GetAsync(c, world, "/v1/mandates/{id}", w => w.Stripe.Find(id, "mandate")));
        api.MapGet("/payment_intents/{id}", (HttpContext c, string world, string id) => GetAsync(c, world, "/v1/payment_intents/{id}",
            w => Expand(c, w, w.Stripe.Find(id, "payment_intent"))));
        api.MapPost("/payment_intents/{id}/cancel", (HttpContext c, string world, string id) => PostAsync(c, world, "/v1/payment_intents/{id}/cancel", (w, form) =>
            new StripeCashier(w.Stripe).Cancel(id, form["cancellation_reason"]?.ToString())
                ?? throw new StripeRefusalException(400, "invalid_request_error", "payment_intent_unexpected_state",
                    $"You cannot cancel this PaymentIntent because it has a status of {w.Stripe.Find(id, "payment_intent")["status"]}.")));
        api.MapGet("/refunds/{id}", (HttpContext c, string world, string id) => GetAsync(c, world, "/v1/refunds/{id}", w => w.Stripe.Find(id, "refund")));
        api.MapGet("/disputes/{id}", (HttpContext c, string world, string id) => GetAsync(c, world, "/v1/disputes/{id}", w => w.Stripe.Find(id, "dispute")));
        api.MapGet("/charges/{id}", (HttpContext c, string world, string id) => GetAsync(c, world, "/v1/charges/{id}", w => w.Stripe.Find(id, "charge")));
        api.MapPost("/refunds", (HttpContext c, string world) => PostAsync(c, world, "/v1/refunds", (w, form) =>
            new StripeCashier(w.Stripe).Refund(form["payment_intent"]?.ToString() ?? "",
                form["amount"] is { } a ? long.Parse(a.ToString(), CultureInfo.InvariantCulture) : null, form["reason"]?.ToString(), form["metadata"] as JsonObject)));
        api.MapGet("/refunds", (HttpContext c, string world) => GetAsync(c, world, "/v1/refunds", w =>
            Page(c, w, "refund", "/v1/refunds", r => c.Request.Query["payment_intent"] is not [{ } pi] || r["payment_intent"]?.ToString() == pi)));
        api.MapGet("/disputes", (HttpContext c, string world) => GetAsync(c, world, "/v1/disputes",
            w => Page(c, w, "dispute", "/v1/disputes", d => c.Request.Query["payment_intent"] is not [{ } pi] || d["payment_intent"]?.ToString() == pi)));
        api.MapGet("/events", (HttpContext c, string world) => GetAsync(c, world, "/v1/events", w => Page(c, w, "event", "/v1/events", _ => true)));
    }

    private static World World(HttpContext context, string world) => context.RequestServices.GetRequiredService<Worlds>()[world];

    private static Task GetAsync(HttpContext context, string worldName, string route, Func<World, JsonObject> work) =>
        AnswerAsync(context, worldName, "GET " + route, StripeForm.Read(context.Request.Query), world => world.Stripe.Transact(() => Run(() => work(world))));

    private static async Task PostAsync(HttpContext context, string worldName, string route, Func<World, JsonObject, JsonObject> work)
    {
        var form = context.Request.HasFormContentType ? StripeForm.Read(await context.Request.ReadFormAsync()) : [];
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        await AnswerAsync(context, worldName, "POST " + route, form, world =>
        {
            if (key.Length > 255 || key.Any(c => c is < ' ' or > '~'))
            {
                return (400, new StripeRefusalException(400, "idempotency_error", null, "Idempotency-Key must be ASCII and at most 255 characters.").Body.ToJsonString());
            }

            var (status, body, replayed) = world.Stripe.Once(key, context.Request.Path + form.ToJsonString(), () => world.Stripe.Transact(() => Run(() => work(world, form))));
            if (replayed)
            {
                context.Response.Headers["Idempotent-Replayed"] = "true";
            }

            return (status, body);
        });
    }

    private static (int Status, string Body) Run(Func<JsonObject> work)
    {
        try
        {
            return (200, Clean(work()).ToJsonString());
        }
        catch (StripeRefusalException e)
        {
            return (e.Status, e.Body.ToJsonString());
        }
    }

    /// <summary>Our own notes on an object are nobody's business.</summary>
    public static JsonObject Clean(JsonObject answer)
    {
        var copy = answer.DeepClone().AsObject();
        foreach (var at in (copy["data"] as JsonArray ?? []).OfType<JsonObject>().Prepend(copy))
        {
            foreach (var note in at.Select(m => m.Key).Where(k => k.StartsWith("sandbox_", StringComparison.Ordinal)).ToList())
            {
                at.Remove(note);
            }
        }

        return copy;
    }

    private static Task AnswerAsync(HttpContext context, string worldName, string route, JsonObject request, Func<World, (int Status, string Body)> work)
    {
        var world = World(context, worldName);
        context.Response.Headers["Request-Id"] = StripeObjects.NewId("req");
        context.Response.Headers["Stripe-Version"] = StripeObjects.ApiVersion;
        context.Response.ContentType = "application/json";
        var (status, body) = context.Request.Headers.Authorization == "Bearer " + Key
            ? world.Stripe.Refused.Contains(route) ? (403, new StripeRefusalException(403, "invalid_request_error", null, "The key may not do this.").Body.ToJsonString())
                : work(world)
            : (401, new StripeRefusalException(401, "invalid_request_error", null, "Invalid API Key provided: sk_***").Body.ToJsonString());
        world.Stripe.Traffic.Enqueue((route, request, body));
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }

    private static JsonObject CreateSession(HttpContext context, World world, JsonObject form)
    {
        foreach (var (name, _) in form.Where(f => !SessionParameters.Contains(f.Key)))
        {
            throw new StripeRefusalException(400, "invalid_request_error", "parameter_unknown", $"Received unknown parameter: {name}", name);
        }

        var keeps = form["mode"]?.ToString() == "setup";
        if (keeps && OnlyToPay.FirstOrDefault(form.ContainsKey) is { } odd)
        {
            throw new StripeRefusalException(400, "invalid_request_error", null, $"You can not pass `{odd}` in `setup` mode.", odd);
        }

        foreach (var required in (keeps ? RequiredToKeep : Required).Where(r => form[r] is null))
        {
            throw new StripeRefusalException(400, "invalid_request_error", "parameter_missing", $"Missing required param: {required}.", required);
        }

        if (form["ui_mode"]?.ToString() is { } ui && ui is not ("hosted_page" or "embedded_page" or "elements" or "form"))
        {
            throw new StripeRefusalException(400, "invalid_request_error", null, "Invalid ui_mode: must be one of hosted_page, embedded_page, elements, or form", "ui_mode");
        }

        if (form["customer"]?.ToString() is { } customer)
        {
            if (world.Stripe.Peek(customer) is not { } known || known["deleted"] is not null)
            {
                throw new StripeRefusalException(400, "invalid_request_error", "resource_missing", $"No such customer: '{customer}'", "customer");
            }
        }

        var id = StripeObjects.NewId("cs_test");
        var session = StripeObjects.Session(id, form, $"{context.Request.Scheme}://{context.Request.Host}/w/{world.Name}/checkout/{id}");
        if (keeps)
        {
            Keep(form, session);
        }
        else if (StripeObjects.Number(session["amount_total"]) < 50)
        {
            throw new StripeRefusalException(400, "invalid_request_error", "amount_too_small", "The Checkout Session's total amount due must add up to at least $0.50 cad");
        }

        // What the account has not activated is dropped without a word.
        session["payment_method_types"] = new JsonArray(
            [.. session["payment_method_types"]!.AsArray().Select(m => m!.ToString()).Where(m => !world.Stripe.NotActivated.Contains(m)).Select(m => (JsonNode)m)]);
        session["sandbox_intent_data"] = form["payment_intent_data"]?.DeepClone();
        return world.Stripe.Add(session);
    }

    /// <summary>A page that keeps a way to pay: it takes no money, and a bank debit must say under what agreement.</summary>
    private static void Keep(JsonObject form, JsonObject session)
    {
        var debit = form["payment_method_options"]?["acss_debit"];
        if (session["payment_method_types"]!.AsArray().Any(m => m!.ToString() == "acss_debit"))
        {
            if (debit?["currency"]?.ToString() != "cad")
            {
                throw new StripeRefusalException(400, "invalid_request_error", "parameter_missing", "Missing required param: payment_method_options[acss_debit][currency].",
                    "payment_method_options[acss_debit][currency]");
            }

            if (debit["mandate_options"]?["payment_schedule"]?.ToString() is "interval" or "combined" && debit["mandate_options"]!["interval_description"] is null)
            {
                throw new StripeRefusalException(400, "invalid_request_error", "parameter_missing",
                    "Missing required param: payment_method_options[acss_debit][mandate_options][interval_description].",
                    "payment_method_options[acss_debit][mandate_options][interval_description]");
            }
        }

        (session["amount_total"], session["amount_subtotal"], session["payment_status"]) = (null, null, "no_payment_required");
        (session["sandbox_setup_data"], session["sandbox_mandate"]) = (form["setup_intent_data"]?.DeepClone(), debit?["mandate_options"]?.DeepClone());
    }

    /// <summary>Puts whole objects where the caller wants more than ids.</summary>
    private static JsonObject Expand(HttpContext context, World world, JsonObject found) =>
        Expand(world, found, context.Request.Query.Where(q => q.Key.StartsWith("expand", StringComparison.Ordinal)).SelectMany(q => q.Value));

    private static JsonObject Expanded(World world, JsonObject found, JsonArray? paths) => Expand(world, found, (paths ?? []).Select(p => p!.ToString()));

    private static JsonObject Expand(World world, JsonObject found, IEnumerable<string?> paths)
    {
        var copy = Clean(found);
        foreach (var path in paths)
        {
            var at = copy;
            foreach (var part in path!.Replace("data.", "", StringComparison.Ordinal).Split('.'))
            {
                if (at[part] is JsonValue id && world.Stripe.Find(id.ToString(), part) is { } whole)
                {
                    at[part] = Clean(whole);
                }

                if (at[part] is not JsonObject next)
                {
                    break;
                }

                at = next;
            }
        }

        return copy;
    }

    private static JsonObject Page(HttpContext context, World world, string kind, string url, Func<JsonObject, bool> filter)
    {
        var query = context.Request.Query;
        var limit = int.TryParse(query["limit"], out var l) ? l : 10;
        var since = long.TryParse(query["created[gte]"], out var s) ? s : 0;
        var rows = world.Stripe.All(kind).Where(o => StripeObjects.Number(o["created"]) >= since && filter(o));
        if (query["starting_after"] is [{ Length: > 0 } after])
        {
            rows = rows.SkipWhile(o => o["id"]!.ToString() != after).Skip(1);
        }

        var page = rows.Take(limit + 1).ToList();
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. page.Take(limit).Select(o => (JsonNode)Expand(context, world, o))]),
            ["has_more"] = page.Count > limit,
            ["url"] = url,
        };
    }
}
