using System.Net.Mail;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.Options;
using Refit;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>
/// Tickets (Issue), what is written about them (Communication) and their files. Every method may throw <see cref="IntegrationException"/>. Facts: docs/wire/erpnext.md.
/// </summary>
public sealed class ErpNextTickets
{
    /// <summary>No file of a ticket is read beyond this.</summary>
    public const int LargestFile = 25 * 1024 * 1024;

    private const int PageSize = 100;
    private const int MostPages = 5;
    private static readonly string[] Fields = ["name", "subject", "status", "opening_date", "customer", "modified"];
    private readonly IFrappeApi _api;
    private readonly IFrappeSlowApi _slow;
    private readonly SiteTime _time;
    private readonly OutsideCall _call = new(SystemName.ErpNext);

    internal ErpNextTickets(IFrappeApi api, IFrappeSlowApi slow, IOptions<ErpNextOptions> options) => (_api, _slow, _time) = (api, slow, new SiteTime(options.Value.TimeZone));

    /// <summary>True when the ticket of this name is there.</summary>
    public async Task<bool> ExistsAsync(string name, CancellationToken cancel) => await FindAsync(name, cancel).ConfigureAwait(false) is not null;

    /// <summary>The ticket of this name, whoever's it is; null when there is none.</summary>
    public async Task<Issue?> FindAsync(string name, CancellationToken cancel) => await GetAsync(name, cancel).ConfigureAwait(false) is { } issue ? ToIssue(issue) : null;

    /// <summary>The customer's tickets, whoever opened them, the newest first; at most <paramref name="most"/>.</summary>
    public Task<IReadOnlyList<Issue>> ListAsync(string customerId, int most, CancellationToken cancel) => ListAsync("customer", customerId, "creation desc", most, cancel);

    /// <summary>Tickets that nobody has answered (<c>Open</c>), the oldest first; at most <paramref name="most"/>.</summary>
    public Task<IReadOnlyList<Issue>> ListOpenAsync(int most, CancellationToken cancel) => ListAsync("status", "Open", "creation asc", most, cancel);

    /// <summary>
    /// Tickets of customers changed at <paramref name="since"/> (an <see cref="Issue.Modified"/>; null for all) less <paramref name="overlap"/> or later, oldest change first,
    /// a page at a time.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<Issue>> ListChangedSinceAsync(string? since, TimeSpan overlap, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var (from, start) = (_time.Before(since, overlap) ?? "1970-01-01", 0); ;)
        {
            var page = await ListAsync([["modified", ">=", from], ["customer", "is", "set"]], "modified asc, name asc", start, PageSize, cancel).ConfigureAwait(false);
            if (page.Count > 0)
            {
                yield return page;
            }

            if (page.Count < PageSize)
            {
                break;
            }

            // What is written to meanwhile moves to the end: the next page starts at a time, unless all of a page have the same.
            (from, start) = page[^1].Modified is { } last && last != from ? (last, 0) : (from, start + PageSize);
        }
    }

    /// <summary>This moment as an <see cref="Issue.Modified"/>.</summary>
    public string Stamp(DateTimeOffset now) => _time.Write(now);

    /// <summary>Opens a ticket under our own name. A name that is already taken is success: it is our own earlier try.</summary>
    public Task OpenAsync(NewIssue issue, CancellationToken cancel)
    {
        var document = new Dictionary<string, object?>
        {
            ["name"] = issue.Name,
            ["subject"] = issue.Subject,
            ["customer"] = issue.CustomerId,
            ["raised_by"] = issue.RaisedBy,
            ["contact"] = issue.Contact,
            ["customer_name"] = issue.CustomerName,
            ["description"] = issue.Description,
        };
        return _call.SendAsync(c => _api.Insert("Issue", document, c),
            (response, body) => response.IsSuccessStatusCode || FrappeErrors.Code(body) == "DuplicateEntryError" ? true : throw FrappeErrors.From(_call, response, body), cancel);
    }

    /// <summary>
    /// Closes a ticket; closed already, or gone, is success. Refused by ERPNext (<c>TimestampMismatchError</c>) when somebody works on it: try again.
    /// </summary>
    /// <param name="note">HTML for the top of its description; null for none.</param>
    public async Task CloseAsync(string name, string? note, CancellationToken cancel)
    {
        if (await GetAsync(name, cancel).ConfigureAwait(false) is not { } issue || ToIssue(issue).IsOver)
        {
            return;
        }

        var change = new Dictionary<string, object?> { ["status"] = "Closed", ["modified"] = issue.Text("modified") };
        if (note is not null)
        {
            change["description"] = note + issue.Text("description");
        }

        await _call.SendAsync(c => _api.Update("Issue", name, change, c),
            (response, body) => response.IsSuccessStatusCode ? true : throw FrappeErrors.From(_call, response, body), cancel).ConfigureAwait(false);
    }

    /// <summary>What is written about a ticket, the newest first.</summary>
    public async Task<IReadOnlyList<Communication>> ReadAsync(string issue, CancellationToken cancel)
    {
        var found = new List<Communication>();
        for (var page = 0; page < MostPages; page++)
        {
            var start = page * PageSize;
            var rows = await _call.SendAsync(
                c => _api.Communications("Issue", issue, start, PageSize, c),
                (response, body) => Message(response, body) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(ToCommunication).ToList()
                    : throw new JsonException("A list was expected."),
                cancel).ConfigureAwait(false);
            found.AddRange(rows);
            if (rows.Count < PageSize)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Tickets of customers that are not over, the last changed first; at most <paramref name="most"/>.</summary>
    public Task<IReadOnlyList<Issue>> ListUnfinishedAsync(int most, CancellationToken cancel) =>
        ListAsync([["status", "not in", (string[])["Closed", "Resolved"]], ["customer", "is", "set"]], "modified desc", 0, most, cancel);

    /// <summary>
    /// Adds a message that was received: ERPNext opens the ticket again, whatever state it was in. It takes no name: whoever does not know whether it was added reads first.
    /// </summary>
    public Task WriteAsync(NewCommunication message, CancellationToken cancel)
    {
        var body = new Dictionary<string, object?>
        {
            ["doctype"] = "Issue",
            ["name"] = message.Issue,
            ["subject"] = message.Subject,
            ["content"] = message.Html,
            ["sent_or_received"] = "Received",
            ["sender"] = message.Sender,
            ["sender_full_name"] = message.SenderName,
            ["communication_medium"] = "Other",
            ["send_email"] = 0,
        };
        if (message.Files.Count > 0)
        {
            body["attachments"] = message.Files;
        }

        return _call.SendAsync(c => _slow.Communicate(body, c), (response, answer) => Message(response, answer).Text("name") ?? throw new JsonException("No name."), cancel);
    }

    /// <summary>Hangs a private file on a ticket; returns the name of the File document. Done twice there are two, on the same bytes.</summary>
    public Task<string> UploadAsync(string issue, string fileName, string contentType, byte[] bytes, CancellationToken cancel) =>
        UploadAsync("Issue", issue, fileName, contentType, bytes, cancel);

    /// <summary>The same for any document; it takes the right to write that document.</summary>
    public Task<string> UploadAsync(string doctype, string name, string fileName, string contentType, byte[] bytes, CancellationToken cancel) => _call.SendAsync(
        c => _slow.Upload(new ByteArrayPart(bytes, fileName, contentType), "1", doctype, name, "Home/Attachments", c),
        (response, body) => Message(response, body).Text("name") ?? throw new JsonException("No name."), cancel);

    /// <summary>The bytes of a file (one of <see cref="Communication.Files"/>); null when it is gone, too large, or lies elsewhere than among ERPNext's files.</summary>
    public async Task<byte[]?> DownloadAsync(string file, CancellationToken cancel)
    {
        if (!IsOurs(file))
        {
            return null;
        }

        try
        {
            return await _call.DownloadAsync(
                c => _slow.File(file[1..], c),
                (response, bytes) => response.IsSuccessStatusCode ? bytes : (int)response.StatusCode is 403 or 404 ? null : throw _call.Refused(response, null),
                cancel, LargestFile)
                .ConfigureAwait(false);
        }
        catch (IntegrationException e) when (e.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
        {
            return null;
        }
    }

    /// <summary>An address on ERPNext's own site, and nowhere else on it than among its files.</summary>
    private static bool IsOurs(string file) => (file.StartsWith("/private/files/", StringComparison.Ordinal) || file.StartsWith("/files/", StringComparison.Ordinal))
        && !file.Contains("..", StringComparison.Ordinal) && !file.Contains('\\');

    private async Task<IReadOnlyList<Issue>> ListAsync(string field, string value, string order, int most, CancellationToken cancel) =>
        await ListAsync([[field, "=", value]], order, 0, most, cancel).ConfigureAwait(false);

    private async Task<IReadOnlyList<Issue>> ListAsync(object[][] filters, string order, int start, int most, CancellationToken cancel)
    {
        var rows = await _call.SendAsync(c => _api.Page("Issue", FrappeJson.Write(Fields), FrappeJson.Write(filters), order, start, most, c),
            (response, body) => FrappeAnswers.Rows(_call, response, body), cancel).ConfigureAwait(false);
        return [.. rows.Select(r => ToIssue(r.Demand("Issue", "name", "subject", "status")))];
    }

    private Task<JsonElement?> GetAsync(string name, CancellationToken cancel) => _call.SendAsync<JsonElement?>(
        c => _api.Get("Issue", name, c), (response, body) => FrappeAnswers.Find(_call, response, body), cancel);

    private JsonElement Message(HttpResponseMessage response, string body) => !response.IsSuccessStatusCode ? throw FrappeErrors.From(_call, response, body)
        : JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("message", out var message) ? message
        : throw new JsonException("No message in the answer.");

    private Issue ToIssue(JsonElement row) => new(
        row.Text("name")!, row.Text("subject") ?? "", row.Text("status"), row.Date("opening_date"), row.Text("customer"), row.Text("modified"),
        _time.Read(row.Text("response_by")), row.Text("raised_by"));

    private Communication ToCommunication(JsonElement row) => new(
        row.Text("name") ?? throw new JsonException("A message without a name."), row.Text("communication_type"), row.Text("communication_medium"),
        _time.Read(row.Text("communication_date") ?? row.Text("creation")), _time.Read(row.Text("creation")),
        row.Text("content") ?? "", Address(row.Text("sender")), row.Text("sender_full_name"),
        [.. Addresses(row.Text("recipients")), .. Addresses(row.Text("cc"))], [.. Files(row.Text("attachments"))],
        row.Text("delivery_status"));

    /// <summary>One that could be read in two ways is none: it says who is speaking.</summary>
    private static string? Address(string? sender) => sender is { Length: > 0 } && !sender.Contains(',') && MailAddress.TryCreate(sender, out var mail) ? mail.Address : null;

    /// <summary><c>"Tremblay, Sophie" &lt;sophie@…&gt;, other@…</c></summary>
    private static IEnumerable<string> Addresses(string? list)
    {
        if (string.IsNullOrWhiteSpace(list))
        {
            return [];
        }

        try
        {
            var some = new MailAddressCollection();
            some.Add(list.Replace(';', ',').Trim(' ', ','));
            return some.Select(a => a.Address);
        }
        catch (FormatException)
        {
            return list.Split([',', ';', ' ', '<', '>'], StringSplitOptions.RemoveEmptyEntries).Where(w => MailAddress.TryCreate(w, out _));
        }
    }

    private static IEnumerable<string> Files(string? json)
    {
        try
        {
            return json is null || JsonElement.Parse(json) is not { ValueKind: JsonValueKind.Array } list ? []
                : list.EnumerateArray().Select(f => f.Text("file_url")).OfType<string>();
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
