using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations;

/// <summary>What a real ERPNext 16 was asked and answered, asked of the sandbox: the same status, the same kind of error, the same fields. Only where the exchanges are.</summary>
public sealed class ErpNextReplayTests(Outside outside)
{
    private static readonly string? Folder = Repository.SharedData is { } data && Directory.Exists(Path.Combine(data, "erpnext-live")) ? Path.Combine(data, "erpnext-live") : null;

    private const string NotAsked = "the portal never asks this";
    private const string Refuses = "the sandbox refuses what a real one lets pass";
    private const string NotHere = "a doctype that the portal does not use; the sandbox has none of it";

    private const string NotKept = "the exchange does not hold the file that was sent; TicketTests sends one";

    /// <summary>Where the sandbox says something else, and why that hides nothing from us. Anything not listed here is a fault of the sandbox.</summary>
    private static readonly Dictionary<string, string> Known = new()
    {
        ["payment-entries: boss: change a cancelled one"] = "the sandbox has the service user only",
        ["payment-entries: boss: stale modified on submit of a draft"] = "the sandbox has the service user only",
        ["reads: between with one value"] = Refuses,
        ["reads: no right: Item"] = NotHere,
        ["reads: no right on link target"] = NotAsked,
        ["reads: GET no right: Item"] = NotHere,
        ["reads: GET no right, absent"] = NotHere,
        ["reads: GET trailing dot"] = "a 404 without a body",
        ["reads: meta without right (Item)"] = Refuses,
        ["reads: Accept html, wrong token"] = "the same 401, as JSON",
        ["reads: unknown path"] = "a 404 without a body",
        ["reads: PUT on list"] = NotAsked,
        ["reads: POST on doc"] = NotAsked,
        ["reads: host unknown"] = "one sandbox, one host",
        ["reads: not whitelisted"] = NotAsked,
        ["tickets-contacts-binding: raised_by two addresses"] = Refuses,
        ["tickets-contacts-binding: Communication with own name"] = NotHere,
        ["tickets-contacts-binding: the same as System Manager"] = NotHere,
        ["tickets-contacts-binding: twice"] = NotHere,
        ["tickets-contacts-binding: upload_file on Issue"] = NotKept,
        ["tickets-contacts-binding: download own private file"] = NotKept,
        ["tickets-contacts-binding: upload on another doctype (Sales Invoice)"] = NotKept,
        ["tickets-contacts-binding: contact PUT with modified"] = NotAsked,
        ["tickets-contacts-binding: phone with letters"] = NotAsked,
        ["tickets-contacts-binding: bad email"] = NotAsked,
        ["tickets-contacts-binding: two primary"] = NotAsked,
        ["tickets-contacts-binding: unknown row name"] = NotAsked,
        ["tickets-contacts-binding: second modem of the same MAC"] = NotAsked,
        ["tickets-contacts-binding: subscription as service user"] = NotHere,
        ["error-bodies: body is a list"] = "the same 417, in other words",
        ["error-bodies: empty body"] = "the same 417, in other words",
    };

    public static bool Here => Folder is not null;

    [Theory(Skip = "../shared/data/erpnext-live is not here", SkipUnless = nameof(Here))]
    [InlineData("payment-entries")]
    [InlineData("reads")]
    [InlineData("tickets-contacts-binding")]
    [InlineData("rights")]
    [InlineData("modes")]
    [InlineData("error-bodies")]
    [InlineData("postgresql")]
    [InlineData("payment-entries-settings")]
    [InlineData("payment-entries-currency-terms")]
    [InlineData("payment-terms-rows")]
    public async Task The_sandbox_answers_as_a_real_one_did(string file)
    {
        var world = outside.NewWorld();
        using var http = new HttpClient();
        var differences = new List<string>();
        foreach (var call in Calls(file))
        {
            var title = call["title"]!.ToString();
            ReplayScenes.Set(world, file, title);
            Prepare(world, call);
            using var answer = await http.SendAsync(Request(world, call));
            var body = await BodyAsync(answer);
            var (real, ours) = (Summary((int)call["status"]!, call["answer"]), Summary((int)answer.StatusCode, body));
            if (real != ours && !Known.ContainsKey($"{file}: {title}"))
            {
                differences.Add($"{title}: a real one answers {real}, the sandbox {ours} {body?["errors"]?[0]?["message"]}");
            }
        }

        outside.Leave(world);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static IEnumerable<JsonObject> Calls(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, file + ".json")))!["calls"]!.AsArray().Select(c => c!.AsObject());

    /// <summary>Bills that the exchanges pay are of 100 dollars, made just before.</summary>
    private static void Prepare(World world, JsonObject call)
    {
        if (call["body"] is not JsonObject body)
        {
            return;
        }

        if (call["path"]!.ToString().Contains("Service%20Equipment/", StringComparison.Ordinal) && body["modified"]?.ToString() is { } seen
            && !seen.StartsWith("2026-01-01", StringComparison.Ordinal) && !call["title"]!.ToString().Contains("old version", StringComparison.Ordinal))
        {
            // Read just before.
            body["modified"] = world.Erp.Find("Service Equipment", call["path"]!.ToString().Split('/')[^1])?["modified"]?.ToString();
        }

        if ((body["party"] ?? body["customer"])?.ToString() is { } party && party.StartsWith("CUST-20", StringComparison.Ordinal))
        {
            ReplayScenes.Settle(world, party);
        }

        foreach (var name in (body["references"] as JsonArray ?? []).Select(r => r!["reference_name"]!.ToString()).Where(n => n.StartsWith("ACC-SINV-20",
            StringComparison.Ordinal)))
        {
            if (world.Erp.Find("Sales Invoice", name) is null)
            {
                Bill(world, name, body["party"]!.ToString());
            }
        }
    }

    private static void Bill(World world, string name, string customer)
    {
        var credited = name.EndsWith("1019", StringComparison.Ordinal);
        var isCreditNote = name is "ACC-SINV-2026-01018" or "ACC-SINV-2026-01020";
        var bill = new JsonObject
        {
            ["customer"] = customer,
            ["posting_date"] = "2026-11-01",
            ["due_date"] = "2026-11-30",
            ["grand_total"] = isCreditNote ? -30m : 100m,
            ["is_return"] = isCreditNote ? 1 : 0,
        };
        if (credited)
        {
            bill["outstanding_amount"] = 70m;
        }

        if (name.EndsWith("1015", StringComparison.Ordinal))
        {
            bill["docstatus"] = 0;
            world.Erp.Insert("Sales Invoice", bill, name);
            return;
        }

        Ledger.SubmitInvoice(world.Erp, bill, name);
        if (name.EndsWith("1016", StringComparison.Ordinal))
        {
            Ledger.CancelInvoice(world.Erp, name);
        }
    }

    private HttpRequestMessage Request(World world, JsonObject call)
    {
        var query = (call["query"] as JsonObject ?? []).Select(q =>
            $"{q.Key}={Uri.EscapeDataString(q.Value is JsonValue v && v.GetValueKind() == JsonValueKind.String ? v.ToString() : q.Value!.ToJsonString())}");
        var path = call["path"]!.ToString() + (call["query"] is null ? "" : "?" + string.Join('&', query));
        var request = new HttpRequestMessage(HttpMethod.Parse(call["method"]!.ToString()), new Uri($"{outside.Url}/w/{world.Name}/erpnext{path}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.TryAddWithoutValidation("Authorization", call["as"]!.ToString() switch
        {
            "no token" => null,
            "other token" => call["title"]!.ToString() switch
            {
                "malformed (no colon)" => "token nothing",
                "three parts" => "token a:b:c",
                _ => "token sandbox:wrong",
            },
            _ => "token sandbox:sandbox",
        });
        if (call["body"] is { } body)
        {
            request.Content = new StringContent(body is JsonValue v && v.GetValueKind() == JsonValueKind.String ? v.ToString() : body.ToJsonString(), Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    private static async Task<JsonNode?> BodyAsync(HttpResponseMessage answer)
    {
        try
        {
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Summary(int status, JsonNode? body) => string.Create(CultureInfo.InvariantCulture, $"{status} {Kind(body)}").TrimEnd();

    private static string Kind(JsonNode? body) => body is not JsonObject answer ? ""
        : answer["errors"]?.AsArray() is [{ } error, ..] ? error["type"]?.ToString() ?? ""
        : answer["exc_type"]?.ToString() ?? (answer.ContainsKey("data") ? "data" : answer.ContainsKey("message") ? "message" : "");
}
