using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.ErpNext;

/// <summary>What is written about a ticket: the thread, its files, and what each message does to the ticket.</summary>
public static class Threads
{
    public const string Us = "portal-svc@gigafibre.example";
    private static readonly string[] Shown = ["Communication", "Automated Message"];

    /// <summary><c>email.make</c>: whatever state the ticket is in, a received message opens it.</summary>
    public static JsonObject Make(World world, JsonObject body)
    {
        var (doctype, name) = (Text(body, "doctype"), Text(body, "name"));
        if (doctype != "Issue" || world.Erp.Find(doctype, name) is not { } issue)
        {
            throw FrappeException.Absent(doctype, name);
        }

        if (!world.Erp.May(doctype, "email"))
        {
            throw new FrappeException(403, "PermissionError", "You are not allowed to send emails related to this document");
        }

        if (Ledger.Number(body["send_email"]) != 0)
        {
            throw new FrappeException(417, "OutgoingEmailError", "Please setup default outgoing Email Account from Settings > Email Account");
        }

        var files = (body["attachments"] as JsonArray ?? JsonNode.Parse(Text(body, "attachments") is { Length: > 0 } json ? json : "[]")!.AsArray())
            .Select(f => world.Erp.Find("File", f!.ToString()) ?? throw FrappeException.Absent("File", f!.ToString())).ToList();
        var isReceived = Text(body, "sent_or_received") == "Received";
        var made = Add(world, issue["name"]!.ToString(), new JsonObject
        {
            ["communication_type"] = "Communication",
            ["communication_medium"] = Text(body, "communication_medium") is { Length: > 0 } medium ? medium : "Email",
            ["content"] = FrappeApi.Clean(Text(body, "content")),
            ["subject"] = Text(body, "subject"),
            ["sender"] = Text(body, "sender") is { Length: > 0 } sender ? sender : Us,
            ["sender_full_name"] = Text(body, "sender_full_name"),
            ["recipients"] = body["recipients"]?.ToString(),
            ["cc"] = body["cc"]?.ToString(),
            ["sent_or_received"] = isReceived ? "Received" : "Sent",
        });
        foreach (var file in files)
        {
            // A second row on the same file.
            var (second, key) = (file.DeepClone().AsObject(), NewName());
            (second["attached_to_doctype"], second["attached_to_name"], second["name"]) = ("Communication", made, key);
            world.Erp.Insert("File", second, key);
        }

        Attach(world, made, files);
        return new JsonObject { ["name"] = made, ["emails_not_sent_to"] = "" };
    }

    /// <summary>What is written down for a ticket, by whomever; received opens it.</summary>
    public static string Add(World world, string issue, JsonObject communication)
    {
        var (name, now) = (NewName(), SiteClock.Now);
        (communication["reference_doctype"], communication["reference_name"], communication["communication_date"]) = ("Issue", issue, now);
        communication["attachments"] ??= "[]";
        communication["read_by_recipient"] ??= 0;
        communication["delivery_status"] ??= "";
        world.Erp.Insert("Communication", communication, name);
        if (communication["communication_type"]!.ToString() == "Communication")
        {
            // Sent changes no state: whoever answers says so themselves. Only the first answer leaves a trace on the ticket.
            var isSent = communication["sent_or_received"]!.ToString() == "Sent";
            if (!isSent || world.Erp.Find("Issue", issue)!["first_responded_on"] is null)
            {
                world.Erp.Update("Issue", issue, isSent ? new() { ["first_responded_on"] = now } : new() { ["status"] = "Open" });
            }
        }

        return name;
    }

    /// <summary>The description of a ticket that came by a portal is its first message.</summary>
    public static void Begin(World world, string issue, JsonObject body) => Add(world, issue, new JsonObject
    {
        ["communication_type"] = "Communication",
        ["communication_medium"] = "Email",
        ["content"] = body["description"]?.ToString(),
        ["subject"] = body["subject"]?.ToString(),
        ["sender"] = body["raised_by"]?.ToString(),
        ["sent_or_received"] = "Received",
    });

    /// <summary><c>get_communications</c>: the newest first, without a word of who sent or received.</summary>
    public static JsonArray Read(World world, IQueryCollection query)
    {
        var (doctype, name) = (query["doctype"].ToString(), query["name"].ToString());
        FrappeApi.Demand(world, doctype, "read");
        if (world.Erp.Find(doctype, name) is null)
        {
            throw FrappeException.Absent(doctype, name);
        }

        int Number(string field, string otherwise) => int.Parse(query[field].FirstOrDefault() ?? otherwise, CultureInfo.InvariantCulture);
        var (start, limit) = (Number("start", "0"), Number("limit", "20"));
        var rows = world.Erp.All("Communication").Where(c => c["reference_name"]?.ToString() == name && Shown.Contains(c["communication_type"]!.ToString()))
            .OrderByDescending(c => c["creation"]!.ToString(), StringComparer.Ordinal).Skip(start).Take(limit).ToList();
        string[] fields = ["name", "communication_type", "communication_medium", "communication_date", "content", "sender", "sender_full_name", "cc", "bcc", "creation", "subject",
            "delivery_status", "reference_doctype", "reference_name", "recipients", "read_by_recipient", "attachments"];
        return [.. rows.Select(row =>
        {
            var shown = new JsonObject();
            foreach (var field in fields.Where(f => row[f] is not null))
            {
                shown[field] = row[field]!.DeepClone();
            }

            return (JsonNode)shown;
        })];
    }

    /// <summary><c>upload_file</c>: only where the service user may write; an address that is taken by other bytes gets a longer name.</summary>
    public static JsonObject Upload(World world, IFormCollection form)
    {
        var (doctype, name) = (form["doctype"].ToString(), form["docname"].ToString());
        if (!Attachable.Contains(doctype) || !world.Erp.May(doctype, "write") || !world.Erp.May("File", "create"))
        {
            throw new FrappeException(403, "PermissionError", $"No permission for {doctype}");
        }

        if (world.Erp.Find(doctype, name) is null)
        {
            throw FrappeException.Absent(doctype, name);
        }

        var file = form.Files["file"] ?? throw new FrappeException(417, "ValidationError", "There is no file attached");
        using var stream = new MemoryStream();
        file.CopyTo(stream);
        return Attach(world, doctype, name, Path.GetFileName(file.FileName), stream.ToArray(), form["is_private"] == "1").DeepClone().AsObject();
    }

    private static readonly string[] Attachable = ["Issue", "Dispatch Job", "Service Equipment"];

    /// <summary>A file at a ticket.</summary>
    public static JsonObject Attach(World world, string issue, string fileName, byte[] bytes, bool isPrivate) => Attach(world, "Issue", issue, fileName, bytes, isPrivate);

    private static JsonObject Attach(World world, string doctype, string name, string fileName, byte[] bytes, bool isPrivate)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];
        var folder = isPrivate ? "/private/files/" : "/files/";
        var url = folder + fileName;
        if (world.Erp.Files.TryGetValue(url, out var there) && !there.AsSpan().SequenceEqual(bytes))
        {
            url = folder + Path.GetFileNameWithoutExtension(fileName) + hash[..6] + Path.GetExtension(fileName);
        }

        world.Erp.Files[url] = bytes;
        return world.Erp.Insert("File", new JsonObject
        {
            ["file_name"] = Path.GetFileName(url),
            ["is_private"] = isPrivate ? 1 : 0,
            ["file_type"] = Path.GetExtension(fileName).TrimStart('.').ToUpperInvariant(),
            ["file_size"] = bytes.Length,
            ["file_url"] = url,
            ["folder"] = "Home/Attachments",
            ["attached_to_doctype"] = doctype,
            ["attached_to_name"] = name,
            ["content_hash"] = hash,
        }, NewName());
    }

    /// <summary>Files that a message carries.</summary>
    public static void Attach(World world, string communication, IEnumerable<JsonObject> files) => world.Erp.Update("Communication", communication, new()
    {
        ["attachments"] = new JsonArray([.. files.Select(f => (JsonNode)new JsonObject
        {
            ["file_url"] = f["file_url"]!.DeepClone(),
            ["is_private"] = f["is_private"]!.DeepClone(),
        })]).ToJsonString(),
    });

    public static string TypeOf(string url) => Path.GetExtension(url).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".webp" => "image/webp",
        ".pdf" => "application/pdf",
        ".svg" => "image/svg+xml",
        ".html" => "text/html",
        _ => "application/octet-stream",
    };

    private static string NewName() => Guid.NewGuid().ToString("N")[..10];

    private static string Text(JsonObject body, string field) => body[field]?.ToString() ?? "";
}
