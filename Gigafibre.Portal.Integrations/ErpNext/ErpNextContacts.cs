using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>A Contact of a customer, as much as is needed to change it.</summary>
/// <param name="CustomerIds">Every customer that it is linked to: what is changed here is changed for all of them.</param>
/// <param name="Version">ERPNext's <c>modified</c>: a write with an older one is refused.</param>
public sealed record EditableContact(string Name, string Version, IReadOnlyList<string> CustomerIds, IReadOnlyList<JsonElement> Phones, IReadOnlyList<JsonElement> Emails)
{
    public bool Holds(string value) => Phones.Any(r => IsPhone(r, value)) || Emails.Any(r => IsMail(r, value));

    internal static bool IsPhone(JsonElement row, string value) => PhoneNumber.TryParse(row.Text("phone"), out var phone) && phone.E164 == value;

    internal static bool IsMail(JsonElement row, string value) => EmailAddress.TryParse(row.Text("email_id"), out var mail) && mail.Value == value;
}

/// <summary>
/// Changes a telephone or an address on a customer's Contact, and the language that they are written to in. Every method may throw <see cref="IntegrationException"/>.
/// Facts: docs/wire/erpnext.md.
/// </summary>
public sealed class ErpNextContacts
{
    private readonly IFrappeApi _api;
    private readonly CustomerFields _customer;
    private readonly OutsideCall _call = new(SystemName.ErpNext);

    internal ErpNextContacts(IFrappeApi api, IOptions<ErpNextOptions> options) => (_api, _customer) = (api, options.Value.Customer);

    /// <summary>
    /// Writes the customer's language: the name of a <c>Language</c> of the site, <c>fr</c> or <c>en</c>. One that is a kind of it already (<c>fr-CA</c>) stays. False when there
    /// is no such customer. Needs write on Customer and on its primary Contact and Address, which ERPNext saves with it.
    /// </summary>
    public async Task<bool> SetLanguageAsync(string customerId, string language, CancellationToken cancel)
    {
        var found = await _call.SendAsync<JsonElement?>(
            c => _api.Get("Customer", customerId, c), (response, body) => FrappeAnswers.Find(_call, response, body), cancel).ConfigureAwait(false);
        if (found is not { } row)
        {
            return false;
        }

        if (row.Text(_customer.Language)?.StartsWith(language, StringComparison.OrdinalIgnoreCase) is not true)
        {
            await _call.SendAsync(
                c => _api.Update("Customer", row.Text("name")!, new() { ["modified"] = row.Text("modified"), [_customer.Language] = language }, c),
                (response, body) => response.IsSuccessStatusCode ? true : throw FrappeErrors.From(_call, response, body), cancel).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>The customer's Contacts, the primary one first; at most ten.</summary>
    public async Task<IReadOnlyList<EditableContact>> ListAsync(string customerId, CancellationToken cancel)
    {
        object[][] filters = [["Dynamic Link", "link_doctype", "=", "Customer"], ["Dynamic Link", "link_name", "=", customerId]];
        var rows = await RowsAsync(filters, 10, cancel).ConfigureAwait(false);
        if (rows.Count == 0 && (await RowsAsync([], 1, cancel).ConfigureAwait(false)).Count == 0)
        {
            // Without the right to read contacts ERPNext lists none, and says nothing.
            throw new IntegrationException(SystemName.ErpNext, "gives no Contact at all: the service user may not read them", isTransient: true, code: FrappeJson.FieldMissing);
        }

        var contacts = new List<EditableContact>();
        foreach (var name in rows.Select(r => r.Text("name")).OfType<string>().Distinct())
        {
            var document = await _call.SendAsync<JsonElement?>(
                c => _api.Get("Contact", name, c), (response, body) => FrappeAnswers.Find(_call, response, body), cancel).ConfigureAwait(false);
            if (document is { } d)
            {
                contacts.Add(Read(d));
            }
        }

        return contacts;
    }

    /// <summary>
    /// Puts <paramref name="to"/> in the place of <paramref name="from"/>: null adds, or takes away. Refused (<c>TimestampMismatchError</c>) when somebody changed the
    /// Contact since it was read; whatever it throws, only reading again tells whether it is written.
    /// </summary>
    /// <param name="from">A telephone as E.164, or an address, that stands on it.</param>
    public Task ReplaceAsync(EditableContact contact, string? from, string? to, CancellationToken cancel)
    {
        var isMail = (to ?? from)!.Contains('@', StringComparison.Ordinal);
        var (table, field) = isMail ? ("email_ids", "email_id") : ("phone_nos", "phone");
        var rows = new List<Dictionary<string, object?>>();
        foreach (var row in isMail ? contact.Emails : contact.Phones)
        {
            var isIt = from is not null && (isMail ? EditableContact.IsMail(row, from) : EditableContact.IsPhone(row, from));
            if (!isIt || to is not null)
            {
                // All of a row goes back as it was: one that is left out is deleted.
                var copy = row.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);
                rows.Add(copy);
                copy[field] = isIt ? to : copy[field];
            }
        }

        if (from is null)
        {
            rows.Add(new() { [field] = to });
        }

        return _call.SendAsync(c => _api.Update("Contact", contact.Name, new() { ["modified"] = contact.Version, [table] = rows }, c),
            (response, body) => response.IsSuccessStatusCode ? true : throw FrappeErrors.From(_call, response, body), cancel);
    }

    private Task<List<JsonElement>> RowsAsync(object[][] filters, int most, CancellationToken cancel) => _call.SendAsync(
        c => _api.List("Contact", """["name","is_primary_contact"]""", FrappeJson.Write(filters), "is_primary_contact desc, name asc", most, c),
        (response, body) => Data(response, body).EnumerateArray().ToList(), cancel);

    private static EditableContact Read(JsonElement d) => new(
        d.Text("name")!, d.Text("modified") ?? "",
        [.. d.Rows("links").Where(l => l.Text("link_doctype") == "Customer").Select(l => l.Text("link_name")).OfType<string>().Distinct()],
        [.. d.Rows("phone_nos")], [.. d.Rows("email_ids")]);

    private JsonElement Data(HttpResponseMessage response, string body) => FrappeAnswers.Data(_call, response, body);
}
