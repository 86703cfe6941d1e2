using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Gigafibre.Portal.Sandbox.ErpNext;

public static partial class FrappeApi
{
    private const int LongestLine = 4094;
    private static readonly string[] EquipmentStatuses = ["In Stock", "Active", "Blocked", "Disabled", "Lost", "Returned"];
    private static readonly string[] JobStatuses = ["Open", "Assigned", "Scheduled", "In Progress", "Completed", "Cancelled"];

    /// <summary>The Languages of the site.</summary>
    private static readonly string[] Languages = ["fr", "fr-CA", "en", "en-US", "en-GB"];
    private static readonly string[] SubscriptionStatuses = ["En attente", "Actif", "Suspendu", "Annulé", "Résilié"];
    private const string Token = "token sandbox:sandbox";
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapFrappe(this IEndpointRouteBuilder routes)
    {
        var site = routes.MapGroup("/w/{world}/erpnext");
        site.MapGet("/api/v2/document/{doctype}", (HttpContext c, string world, string doctype) => Handle(c, world, true, w => ListAsync(c, w, doctype, true)));
        site.MapPost("/api/v2/document/{doctype}", (HttpContext c, string world, string doctype) => Handle(c, world, true,
            async w => Wrap(Insert(w, doctype, await BodyAsync(c), true))));
        site.MapGet("/api/v2/document/{doctype}/{**name}", (HttpContext c, string world, string doctype, string name) => Handle(c, world, true, w => Wrap(Read(w, doctype, name))));
        site.MapMethods("/api/v2/document/{doctype}/{**name}", ["PUT", "PATCH"], (HttpContext c, string world, string doctype, string name) =>
            Handle(c, world, true, async w => Wrap(Update(w, doctype, name, await BodyAsync(c)))));
        site.MapDelete("/api/v2/document/{doctype}/{**name}",
            (HttpContext c, string world, string doctype, string name) => Handle(c, world, true, w => Delete(c, w, doctype, name)));
        site.MapGet("/api/v2/doctype/{doctype}/meta", (HttpContext c, string world, string doctype) => Handle(c, world, true, w => Wrap(Meta(w, doctype))));
        foreach (var v1 in new[] { "/api/resource", "/api/v1/resource" })
        {
            site.MapGet(v1 + "/{doctype}", (HttpContext c, string world, string doctype) => Handle(c, world, false, w => ListAsync(c, w, doctype, false)));
            site.MapPost(v1 + "/{doctype}", (HttpContext c, string world, string doctype) => Handle(c, world, false,
                async w => Wrap(NoNulls(Insert(w, doctype, await BodyAsync(c), false)))));
            site.MapGet(v1 + "/{doctype}/{**name}", (HttpContext c, string world, string doctype, string name) => Handle(c, world, false,
                w => Wrap(NoNulls(Read(w, doctype, name)))));
            site.MapPut(v1 + "/{doctype}/{**name}", (HttpContext c, string world, string doctype, string name) =>
                Handle(c, world, false, async w => Wrap(NoNulls(Update(w, doctype, name, await BodyAsync(c))))));
            site.MapDelete(v1 + "/{doctype}/{**name}", (HttpContext c, string world, string doctype, string name) => Handle(c, world, false, w => Delete(c, w, doctype, name)));
        }

        site.MapPost("/api/method/frappe.core.doctype.communication.email.make", (HttpContext c, string world) => Handle(c, world, false,
            async w => new JsonObject { ["message"] = Threads.Make(w, await BodyAsync(c)) }));
        site.MapGet("/api/method/frappe.desk.form.load.get_communications", (HttpContext c, string world) => Handle(c, world, false,
            w => new JsonObject { ["message"] = Threads.Read(w, c.Request.Query) }));
        site.MapPost("/api/method/upload_file", (HttpContext c, string world) => Handle(c, world, false,
            async w => new JsonObject { ["message"] = Threads.Upload(w, await c.Request.ReadFormAsync()) })).DisableAntiforgery();
        foreach (var folder in new[] { "/private/files/{name}", "/files/{name}" })
        {
            site.MapGet(folder, (HttpContext c, string world, string name) => FileAsync(c, world, folder.Replace("{name}", name, StringComparison.Ordinal)));
        }

        site.MapGet("/api/method/frappe.utils.print_format.download_pdf", (HttpContext c, string world) => PdfAsync(c, world));
        site.MapGet("/api/method/{method}", (HttpContext c, string world, string method) => Handle(c, world, false, w => new JsonObject { ["message"] = Method(c, w, method) }));
        site.MapGet("/api/v2/method/{method}", (HttpContext c, string world, string method) => Handle(c, world, true, w => new JsonObject { ["data"] = Method(c, w, method) }));
    }

    private static Task Handle(HttpContext context, string world, bool v2, Func<World, JsonNode> work) => Handle(context, world, v2, w => Task.FromResult(work(w)));

    private static async Task Handle(HttpContext context, string world, bool v2, Func<World, Task<JsonNode>> work)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store,no-cache,must-revalidate,max-age=0";
        response.Headers.SetCookie = "sid=Guest; Path=/";
        try
        {
            if (LineLength(context) > LongestLine)
            {
                response.StatusCode = 400;
                response.ContentType = "text/html";
                await response.WriteAsync("<html><head><title>Bad Request</title></head><body><h1><p>Bad Request</p></h1></body></html>");
                return;
            }

            if (context.Request.Headers.Authorization != Token && !context.Request.Path.Value!.EndsWith("/ping", StringComparison.Ordinal))
            {
                // No token, or one of three parts: a guest, who may do nothing. A token that is wrong: not signed in.
                var given = context.Request.Headers.Authorization.ToString();
                throw given.StartsWith("token ", StringComparison.Ordinal) && given.Split(' ').Length == 2 && given.Count(c => c == ':') < 2
                    ? new FrappeException(401, "AuthenticationError", "") : new FrappeException(403, "PermissionError", "");
            }

            var worlds = context.RequestServices.GetRequiredService<Worlds>();
            await WriteAsync(response, response.StatusCode, await work(worlds[world]));
        }
        catch (FrappeException e) when (e.IsPage)
        {
            response.StatusCode = e.Status;
            response.ContentType = "text/html";
            await response.WriteAsync("<html><head><title>Internal Server Error</title></head><body><h1><p>Internal Server Error</p></h1></body></html>");
        }
        catch (FrappeException e)
        {
            await WriteAsync(response, e.Status, v2 ? ErrorV2(e) : ErrorV1(e));
        }
    }

    /// <summary>What gunicorn counts: method, target and version, without the world's own part of the path.</summary>
    private static int LineLength(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var own = target.IndexOf("/erpnext", StringComparison.Ordinal);
        return context.Request.Method.Length + target.Length - (own < 0 ? 0 : own + "/erpnext".Length) + " HTTP/1.1 ".Length;
    }

    private static Task WriteAsync(HttpResponse response, int status, JsonNode body)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        return response.WriteAsync(body.ToJsonString(Compact));
    }

    /// <summary><c>_server_messages</c> is JSON in JSON in JSON.</summary>
    private static JsonObject ErrorV1(FrappeException e)
    {
        var error = new JsonObject { ["exc_type"] = e.Type };
        if (e.Message.Length > 0)
        {
            var message = new JsonObject { ["message"] = e.Message, ["title"] = "Message", ["indicator"] = "red", ["raise_exception"] = 1 }.ToJsonString(Compact);
            error["_server_messages"] = new JsonArray(message).ToJsonString(Compact);
            if (e.Status != 404)
            {
                error["exception"] = $"frappe.exceptions.{e.Type}: {e.Message}";
            }
        }

        return error;
    }

    private static JsonObject ErrorV2(FrappeException e) => new()
    {
        ["errors"] = new JsonArray(new JsonObject
        {
            ["type"] = e.Type,
            ["message"] = e.Message,
            ["as_table"] = false,
            ["title"] = e.Type == "DuplicateEntryError" ? "Duplicate Name" : "Message",
            ["indicator"] = "red",
            ["exception"] = $"Traceback (most recent call last):\n{e.Type}"
        }),
    };

    private static JsonObject Wrap(JsonNode data) => new() { ["data"] = data };

    /// <summary>A doctype that is not there: a list or its meta is forbidden, a document of it cannot even be imported.</summary>
    private static Doctype Type(World world, string name, bool document) => Doctype.All.GetValueOrDefault(name) is { } type && !world.Erp.Absent.Contains(name) ? type
        : throw (document
            ? new FrappeException(500, "ImportError", $"No module named 'frappe.core.doctype.{name.ToLowerInvariant().Replace(' ', '_')}'")
            : new FrappeException(403, "PermissionError",
                "User <strong>portal-svc@gigafibre.example</strong> does not have doctype access via role permission for document <strong>DocType</strong>"));

    internal static void Demand(World world, string doctype, string right)
    {
        if (!world.Erp.May(doctype, right))
        {
            throw new FrappeException(403, "PermissionError", right == "read" ? $"Insufficient Permission for <strong>{doctype}</strong>"
                : $"User <strong>portal-svc@gigafibre.example</strong> does not have doctype access via role permission for document <strong>{doctype}</strong>");
        }
    }

    /// <summary>A Payment Entry is read while it is made, and so are the accounts that it names.</summary>
    private static void DemandPaymentRights(World world, bool isSubmitted)
    {
        Demand(world, "Payment Entry", "read");
        Demand(world, "Account", "read");
        if (isSubmitted)
        {
            Demand(world, "Payment Entry", "submit");
        }
    }

    [GeneratedRegex(@"<script\b.*?</script>|\son\w+\s*=\s*(""[^""]*""|'[^']*')|javascript:", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Scripts();

    internal static string Clean(string? html) => Scripts().Replace(html ?? "", "");

    private static JsonObject Read(World world, string doctype, string name)
    {
        // The one escape that the framework leaves in a path.
        name = name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var type = Type(world, doctype, document: true);
        Demand(world, doctype, "read");
        var document = world.Erp.Find(doctype, name) ?? throw FrappeException.Absent(doctype, name);
        var whole = new JsonObject { ["doctype"] = doctype };
        foreach (var field in Doctype.Standard.Concat(type.Fields).Concat(type.Tables.Keys))
        {
            whole[field] = document[field]?.DeepClone();
        }

        return whole;
    }

    private static JsonObject NoNulls(JsonObject document)
    {
        foreach (var field in document.Where(f => f.Value is null).Select(f => f.Key).ToList())
        {
            document.Remove(field);
        }

        return document;
    }

    /// <summary>Whatever a document names must be there, and a status be one of its list.</summary>
    private static void DemandLinks(World world, Doctype type, JsonObject body)
    {
        foreach (var (field, linked) in type.Links)
        {
            if (body[field]?.ToString() is { Length: > 0 } target && world.Erp.Find(linked, target) is null)
            {
                throw new FrappeException(417, "LinkValidationError", $"Could not find {field}: {target}");
            }
        }

        if (type.Name == "Customer" && body["language"]?.ToString() is { Length: > 0 } language && !Languages.Contains(language))
        {
            throw new FrappeException(417, "LinkValidationError", $"Could not find Print Language: {language}");
        }

        if (type.Name == "Service Subscription" && body["status"]?.ToString() is { } state && !SubscriptionStatuses.Contains(state))
        {
            throw new FrappeException(417, "ValidationError", $"Status cannot be \"{state}\". It should be one of \"{string.Join("\", \"", SubscriptionStatuses)}\"");
        }

        if (type.Name == "Dispatch Job" && body["status"]?.ToString() is { } how && !JobStatuses.Contains(how))
        {
            throw new FrappeException(417, "ValidationError", $"Status cannot be \"{how}\". It should be one of \"{string.Join("\", \"", JobStatuses)}\"");
        }

        if (type.Name == "Service Equipment" && body["status"]?.ToString() is { } status && !EquipmentStatuses.Contains(status))
        {
            throw new FrappeException(417, "ValidationError", $"Status cannot be \"{status}\". It should be one of \"{string.Join("\", \"", EquipmentStatuses)}\"");
        }
    }

    /// <summary>v2 keeps the caller's name; v1 throws it away.</summary>
    private static JsonObject Insert(World world, string doctype, JsonObject body, bool v2)
    {
        var type = Type(world, doctype, document: true);
        Demand(world, doctype, "create");
        if (doctype == "Payment Entry")
        {
            DemandPaymentRights(world, isSubmitted: Ledger.Number(body["docstatus"]) == 1);
        }

        var missing = type.Mandatory.Where(f => string.IsNullOrEmpty(body[f]?.ToString())).ToList();
        if (missing.Count > 0)
        {
            throw new FrappeException(417, "MandatoryError", $"[{doctype}, None]: {string.Join(", ", missing)}");
        }

        if (doctype == "Payment Entry" && string.IsNullOrEmpty(body["party_type"]?.ToString()))
        {
            throw new FrappeException(417, "ValidationError", "Party Type must be set first");
        }

        DemandLinks(world, type, body);
        if (doctype == "Dunning")
        {
            DunningRules.Complete(world, body);
        }

        if (doctype == "Issue")
        {
            // Whoever says nobody says the service user.
            body["raised_by"] ??= "portal-svc@gigafibre.example";
            foreach (var address in body["raised_by"]!.ToString().Split(','))
            {
                if (!address.Contains('@', StringComparison.Ordinal) || address.Contains(' ', StringComparison.Ordinal))
                {
                    throw new FrappeException(417, "InvalidEmailAddressError", $"{address} is not a valid Email Address");
                }
            }

            if (body["subject"]?.ToString() is { Length: > 140 })
            {
                throw new FrappeException(417, "CharacterLengthExceededError", "Subject can be at most 140 characters");
            }

            body["description"] = Clean(body["description"]?.ToString());
            body["status"] ??= "Open";
            body["opening_date"] ??= SiteClock.Today;
        }

        var name = v2 ? body["name"]?.ToString() : null;
        if (doctype == "Payment Entry")
        {
            return Read(world, doctype, Ledger.InsertPayment(world.Erp, body, string.IsNullOrEmpty(name) ? null : name));
        }

        world.Erp.Insert(doctype, body, string.IsNullOrEmpty(name) ? null : name);
        if (doctype == "Issue" && Ledger.Number(body["via_customer_portal"]) == 1)
        {
            Threads.Begin(world, name is { Length: > 0 } ? name : Last(world, doctype), body);
        }

        return Read(world, doctype, name is { Length: > 0 } ? name : Last(world, doctype));
    }

    private static string Last(World world, string doctype) =>
        world.Erp.All(doctype).OrderBy(d => d["creation"]!.ToString(), StringComparer.Ordinal).Last()["name"]!.ToString();

    private static JsonObject Update(World world, string doctype, string name, JsonObject change)
    {
        var type = Type(world, doctype, document: true);
        Demand(world, doctype, "write");
        if (world.Erp.Find(doctype, name) is { } now && (change["modified"] is not { } seen || seen.ToString() == now["modified"]!.ToString()))
        {
            DemandLinks(world, type, change);
            if (doctype == "Customer" && Primary(world, name) is { } primary)
            {
                // Saving a Customer saves its primary Contact, with the caller's rights and the Contact's own rules.
                Demand(world, "Contact", "write");
                ContactRules.Check(primary);
                world.Erp.Update("Contact", primary["name"]!.ToString(), new() { ["is_primary_contact"] = 1 });
            }

            if (doctype == "Contact")
            {
                ContactRules.Check(change);
            }
        }

        if (doctype == "Payment Entry")
        {
            Ledger.UpdatePayment(world.Erp, name, change);
        }
        else
        {
            world.Erp.Update(doctype, name, change);
        }

        return Read(world, doctype, name);
    }

    private static JsonObject? Primary(World world, string customer) => world.Erp.All("Contact").FirstOrDefault(c => Ledger.Number(c["is_primary_contact"]) == 1
        && c["links"] is JsonArray links && links.Any(l => l!["link_doctype"]?.ToString() == "Customer" && l["link_name"]?.ToString() == customer));

    private static async Task FileAsync(HttpContext context, string worldName, string url)
    {
        var world = context.RequestServices.GetRequiredService<Worlds>()[worldName];
        var isPrivate = url.StartsWith("/private", StringComparison.Ordinal);
        if ((isPrivate && context.Request.Headers.Authorization != Token) || !world.Erp.Files.TryGetValue(url, out var bytes))
        {
            context.Response.StatusCode = 403;
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<!doctype html>\n<html lang=en>\n<title>403 Forbidden</title>\n<h1>Forbidden</h1>\n");
            return;
        }

        context.Response.ContentType = Threads.TypeOf(url);
        context.Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("inline") { FileNameStar = Path.GetFileName(url) }.ToString();
        await context.Response.Body.WriteAsync(bytes);
    }

    private static async Task PdfAsync(HttpContext context, string worldName)
    {
        var world = context.RequestServices.GetRequiredService<Worlds>()[worldName];
        var doctype = context.Request.Query["doctype"] == "Contract" ? "Contract" : "Sales Invoice";
        var invoice = world.Erp.Find(doctype, context.Request.Query["name"].ToString());
        if (invoice is null || context.Request.Headers.Authorization != Token)
        {
            await Handle(context, worldName, false, JsonNode (_) => throw FrappeException.Absent(doctype, context.Request.Query["name"].ToString()));
            return;
        }

        if (!world.Erp.May(doctype, "read") && !world.Erp.May(doctype, "print"))
        {
            await Handle(context, worldName, false, JsonNode (w) =>
            {
                Demand(w, doctype, "print");
                return "";
            });
            return;
        }

        var language = context.Request.Query["language"] == "en" ? "en" : "fr";
        context.Response.ContentType = "application/pdf";
        var file = invoice["name"]!.ToString().Replace(' ', '-').Replace('/', '-');
        context.Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("inline") { FileNameStar = $"{file}.pdf" }.ToString();
        await context.Response.Body.WriteAsync(InvoicePdf.Draw(invoice, language));
    }

    private static JsonValue Delete(World world, string doctype, string name) =>
        world.Erp.Delete(doctype, name) ? JsonValue.Create("ok") : throw FrappeException.Absent(doctype, name);

    private static JsonObject Delete(HttpContext context, World world, string doctype, string name)
    {
        context.Response.StatusCode = 202;
        return Wrap(Delete(world, doctype, name));
    }

    private static async Task<JsonNode> ListAsync(HttpContext context, World world, string doctype, bool v2)
    {
        await world.Erp.LetThingsHappenAsync(doctype);
        return List(context, world, doctype, v2);
    }

    private static JsonObject List(HttpContext context, World world, string doctype, bool v2)
    {
        var type = Type(world, doctype, document: false);
        if (doctype == "Contact" && !world.Erp.May(doctype, "read"))
        {
            // Contacts have rules of their own: whoever may read none is shown none.
            return new JsonObject { ["data"] = new JsonArray(), ["has_next_page"] = false };
        }

        Demand(world, doctype, "read");
        var query = context.Request.Query;
        var find = new FrappeQuery(world.Erp, type, v2);
        var wanted = Json(query["fields"]) as JsonArray ?? new JsonArray("name");
        var filters = Json(query["filters"]);
        var start = Number(query[v2 ? "start" : "limit_start"], 0);
        var limit = Number(v2 ? query["limit"] : query.ContainsKey("limit_page_length") ? query["limit_page_length"] : query["limit"], 20);
        return world.Erp.Read(doctype, documents =>
        {
            var found = find.Where(documents, filters);
            if (wanted.OfType<JsonObject>().Any(f => f.All(p => p.Value is not JsonArray)))
            {
                return new JsonObject { ["data"] = new JsonArray(find.Aggregate(found, wanted)) };
            }

            var fields = wanted.Where(f => f is not JsonObject).Select(f => f!.ToString()).ToList();
            var children = wanted.OfType<JsonObject>().SelectMany(f => f).ToList();
            var rows = find.OrderBy(found, query["order_by"]).ToList();
            var page = !v2 && limit == 0 ? rows.Skip(start) : rows.Skip(start).Take(limit);
            var data = new JsonArray([.. page.Select(r => (JsonNode)find.Select(r, fields, children))]);
            return v2 ? new JsonObject { ["data"] = data, ["has_next_page"] = rows.Count > start + limit } : new JsonObject { ["data"] = data };
        });
    }

    private static JsonObject Meta(World world, string doctype)
    {
        var type = Type(world, doctype, document: false);
        var fields = type.Fields.Select(f => new JsonObject
        {
            ["fieldname"] = f,
            ["fieldtype"] = type.Links.TryGetValue(f, out var l) ? "Link" : "Data",
            ["options"] = type.Links.GetValueOrDefault(f)
        })
            .Concat(type.Tables.Select(t => new JsonObject { ["fieldname"] = t.Key, ["fieldtype"] = "Table", ["options"] = t.Value }));
        return new JsonObject { ["name"] = doctype, ["doctype"] = "DocType", ["fields"] = new JsonArray([.. fields.Select(f => (JsonNode)f)]) };
    }

    private static JsonNode? Method(HttpContext context, World world, string method) => method switch
    {
        "ping" => "pong",
        "frappe.auth.get_logged_user" => "portal-svc@gigafibre.example",
        "frappe.client.get_time_zone" => new JsonObject { ["time_zone"] = "America/Toronto" },
        "frappe.utils.change_log.get_versions" => new JsonObject
        {
            ["frappe"] = new JsonObject { ["title"] = "Frappe Framework", ["branch"] = "version-16", ["version"] = "16.4.1" },
            ["erpnext"] = new JsonObject { ["title"] = "ERPNext", ["branch"] = "version-16", ["version"] = "16.10.1" },
        },
        "frappe.client.get_count" => Count(context, world),
        _ => throw new FrappeException(417, "ValidationError", $"Failed to get method for command {method}"),
    };

    private static JsonValue Count(HttpContext context, World world)
    {
        var type = Type(world, context.Request.Query["doctype"].ToString(), document: false);
        return world.Erp.Read(type.Name, all => JsonValue.Create(new FrappeQuery(world.Erp, type, false).Where(all, Json(context.Request.Query["filters"])).Count()));
    }

    private static async Task<JsonObject> BodyAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body) as JsonObject ?? throw new FrappeException(417, "DataError", "Invalid request body");
        }
        catch (JsonException)
        {
            throw new FrappeException(417, "DataError", "Invalid request body");
        }
    }

    private static JsonNode? Json(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new FrappeException(500, "JSONDecodeError", "");
        }
    }

    private static int Number(string? text, int otherwise) => int.TryParse(text, out var n) ? n : otherwise;
}
