using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <content>What our own indexes are made of: documents in the order in which they changed.</content>
public sealed partial class ErpNextClient
{
    /// <summary>
    /// Contacts changed at <paramref name="since"/> (an earlier page's <see cref="ContactPage.LastModified"/>; null for all) less
    /// <paramref name="overlap"/>, oldest change first, a page at a time.
    /// </summary>
    public async IAsyncEnumerable<ContactPage> ListContactsChangedSinceAsync(string? since, TimeSpan overlap, [EnumeratorCancellation] CancellationToken cancel)
    {
        const string fields = """["name","modified",{"phone_nos":["phone"]},{"email_ids":["email_id"]},{"links":["link_doctype","link_name"]}]""";
        await foreach (var rows in ListChangedSinceAsync("Contact", fields, since, overlap, cancel).ConfigureAwait(false))
        {
            yield return new ContactPage([.. rows.Select(ToContact)], rows[^1].Text("modified")!);
        }
    }

    /// <summary>Customers by name, changed since then; as <see cref="ListContactsChangedSinceAsync"/>.</summary>
    public async IAsyncEnumerable<SearchablePage> ListCustomersChangedSinceAsync(string? since, TimeSpan overlap, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var rows in ListChangedSinceAsync("Customer", """["name","modified","customer_name"]""", since, overlap, cancel).ConfigureAwait(false))
        {
            yield return new SearchablePage([.. rows.Select(r => new SearchableEntry($"Customer {r.Text("name")}", r.Text("name")!,
                [.. new[] { r.Text("customer_name") }.OfType<string>()]))], rows[^1].Text("modified")!);
        }
    }

    /// <summary>Served addresses, changed since then; as <see cref="ListContactsChangedSinceAsync"/>. Those that are nobody's come without words.</summary>
    public async IAsyncEnumerable<SearchablePage> ListPlacesChangedSinceAsync(string? since, TimeSpan overlap, [EnumeratorCancellation] CancellationToken cancel)
    {
        var f = _options.Location;
        var fields = FrappeJson.Write(new[] { "name", "modified", f.Customer, f.Title, f.Address, f.City });
        await foreach (var rows in ListChangedSinceAsync(f.Doctype, fields, since, overlap, cancel).ConfigureAwait(false))
        {
            yield return new SearchablePage(
                [.. rows.Select(r => new SearchableEntry($"{f.Doctype} {r.Text("name")}", r.Text(f.Customer) ?? "",
                    r.Text(f.Customer) is null ? [] : [.. new[] { r.Text(f.Title), r.Text(f.Address), r.Text(f.City) }.OfType<string>()]))],
                rows[^1].Text("modified")!);
        }
    }

    /// <summary>The customers with these names (primary keys), as <c>customer_name</c>; those that are gone are not among them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ListCustomerNamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>();
        foreach (var some in FrappeJson.InParts(ids))
        {
            foreach (var row in await ListAsync("Customer", ["name", "customer_name"], [["name", "in", some]], "name asc", some.Count, cancel).ConfigureAwait(false))
            {
                names[row.Text("name")!] = row.Text("customer_name") ?? row.Text("name")!;
            }
        }

        return names;
    }

    private async IAsyncEnumerable<IReadOnlyList<JsonElement>> ListChangedSinceAsync(
        string doctype, string fields, string? since, TimeSpan overlap, [EnumeratorCancellation] CancellationToken cancel)
    {
        const int size = 200;
        var from = _time.Before(since, overlap);
        for (var start = 0; ;)
        {
            object[][] filters = from is null ? [] : [["modified", ">=", from]];
            var rows = await _call.SendAsync(
                c => _api.Page(doctype, fields, FrappeJson.Write(filters), "modified asc, name asc", start, size, c),
                (response, body) => Data(response, body).EnumerateArray().ToList(), cancel).ConfigureAwait(false);
            if (rows.Count > 0)
            {
                yield return rows;
            }

            if (rows.Count < size)
            {
                break;
            }

            // A document that is saved meanwhile moves to the end, and everything behind it one place forward: the next page starts at a time,
            // not at a number. Only a page full of one and the same time (an import) is counted through.
            var last = rows[^1].Text("modified")!;
            (from, start) = last == from ? (from, start + size) : (last, 0);
        }
    }

    private static ContactEntry ToContact(JsonElement row) => new(
        row.Text("name")!,
        [.. row.Rows("phone_nos").Select(r => PhoneNumber.TryParse(r.Text("phone"), out var p) ? p : (PhoneNumber?)null).OfType<PhoneNumber>().Distinct()],
        [.. row.Rows("email_ids").Select(r => EmailAddress.TryParse(r.Text("email_id"), out var e) ? e : (EmailAddress?)null).OfType<EmailAddress>().Distinct()],
        [.. row.Rows("links").Where(l => l.Text("link_doctype") == "Customer").Select(l => l.Text("link_name")).OfType<string>().Distinct()]);
}
