using System.Net;
using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>
/// ERPNext v16, the source of truth for customers and modems. Every method may throw <see cref="IntegrationException"/>.
/// Facts: docs/wire/erpnext.md.
/// </summary>
public sealed partial class ErpNextClient
{
    private static readonly string[] NameOnly = ["name"];
    private readonly IFrappeApi _api;
    private readonly OutsideCall _call = new(SystemName.ErpNext);
    private readonly ErpNextOptions _options;
    private readonly SiteTime _time;

    internal ErpNextClient(IFrappeApi api, IOptions<ErpNextOptions> options)
    {
        _api = api;
        _options = options.Value;
        _time = new SiteTime(_options.TimeZone);
    }

    /// <summary>The modem with this address: one equality request with limit 2. Null when there is none, or more than one.</summary>
    public Task<Equipment?> FindByMacAsync(MacAddress mac, CancellationToken cancel) =>
        FindOneAsync(_options.Equipment.Mac, mac.Normalized, cancel);

    /// <summary>The modem with this serial number. Null when there is none, or more than one.</summary>
    public Task<Equipment?> FindBySerialAsync(string serial, CancellationToken cancel) =>
        FindOneAsync(_options.Equipment.Serial, serial, cancel);

    /// <summary>Every modem of one customer, by address.</summary>
    public Task<IReadOnlyList<Equipment>> ListOfCustomerAsync(string customerId, CancellationToken cancel) =>
        ListEquipmentAsync(_options.Equipment.Customer, "=", customerId, 50, cancel);

    /// <summary>Modems with one of these addresses; those that ERPNext does not know are not among them.</summary>
    public Task<IReadOnlyList<Equipment>> ListByMacsAsync(IReadOnlyCollection<MacAddress> macs, CancellationToken cancel) =>
        ListInAsync(_options.Equipment.Mac, [.. macs.Select(m => m.Normalized)], cancel);

    /// <summary>Modems with one of these serial numbers.</summary>
    public Task<IReadOnlyList<Equipment>> ListBySerialsAsync(IReadOnlyCollection<string> serials, CancellationToken cancel) =>
        ListInAsync(_options.Equipment.Serial, serials, cancel);

    /// <summary>Modems at these served addresses.</summary>
    public Task<IReadOnlyList<Equipment>> ListAtPlacesAsync(IReadOnlyCollection<string> locationIds, CancellationToken cancel) =>
        ListInAsync(_options.Equipment.Location, locationIds, cancel);

    /// <summary>Modems on the shelf, by address, a page at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Equipment>> ListInStockAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        const int size = 200;
        for (var start = 0; ; start += size)
        {
            var page = await ListEquipmentAsync(_options.Equipment.Status, "=", _options.Equipment.StockStatus, size, cancel, start).ConfigureAwait(false);
            yield return page;
            if (page.Count < size)
            {
                break;
            }
        }
    }

    /// <summary>Every telephone number and e-mail address of a customer's contacts that we could send a code to.</summary>
    public async Task<ContactPoints> GetContactPointsAsync(string customerId, CancellationToken cancel)
    {
        var rows = await ListAsync(
            "Contact", ["name", "is_primary_contact"],
            [["Dynamic Link", "link_doctype", "=", "Customer"], ["Dynamic Link", "link_name", "=", customerId]],
            "is_primary_contact desc, name asc", 10, cancel).ConfigureAwait(false);
        var names = rows.Select(r => r.Text("name")).OfType<string>().Distinct().ToList();
        if (names.Count == 0)
        {
            await CheckContactsAsync(cancel).ConfigureAwait(false);
        }

        var contacts = await Task.WhenAll(names.Select(name => GetAsync("Contact", name, cancel))).ConfigureAwait(false);

        var phones = new List<PhoneNumber>();
        var emails = new List<EmailAddress>();
        foreach (var contact in contacts.OfType<JsonElement>())
        {
            foreach (var row in contact.Rows("phone_nos").OrderByDescending(r => r.Flag("is_primary_mobile_no")))
            {
                if (PhoneNumber.TryParse(row.Text("phone"), out var phone) && !phones.Contains(phone))
                {
                    phones.Add(phone);
                }
            }

            foreach (var row in contact.Rows("email_ids").OrderByDescending(r => r.Flag("is_primary")))
            {
                if (EmailAddress.TryParse(row.Text("email_id"), out var email) && !emails.Contains(email))
                {
                    emails.Add(email);
                }
            }
        }

        return new ContactPoints(phones, emails, names.FirstOrDefault());
    }

    /// <summary>Without the right to read contacts ERPNext lists none, and says nothing: a customer without a contact looks the same.</summary>
    private async Task CheckContactsAsync(CancellationToken cancel)
    {
        if ((await ListAsync("Contact", ["name"], [], "name asc", 1, cancel).ConfigureAwait(false)).Count == 0)
        {
            throw new IntegrationException(SystemName.ErpNext, "gives no Contact at all: the service user may not read them", isTransient: true, code: FrappeJson.FieldMissing);
        }
    }

    /// <summary>The configured fields that ERPNext's doctypes lack, as <c>Service Equipment.mac_normalized</c>; empty when all are there.</summary>
    public Task<IReadOnlyList<string>> FindMissingFieldsAsync(CancellationToken cancel)
    {
        var equipment = _options.Equipment;
        return FindMissingAsync(
        [
            (equipment.Doctype, [equipment.Mac, equipment.Serial, equipment.Model, equipment.Status, equipment.Customer, equipment.Location]),
            (_options.Location.Doctype, [_options.Location.Status]),
            ("Customer", [_options.Customer.Language, _options.Customer.Disabled]),
        ], cancel);
    }

    /// <summary>The same for what only the staff's pages use: customers are served without it.</summary>
    public Task<IReadOnlyList<string>> FindMissingStaffFieldsAsync(CancellationToken cancel)
    {
        var (place, job) = (_options.Location, _options.Job);
        return FindMissingAsync(
        [
            (place.Doctype, [place.Title, place.Address, place.City, place.Customer]),
            (job.Doctype, [job.Subject, job.Status, job.Technician, job.Location, job.Start]),
            (job.TechnicianDoctype, [job.TechnicianEmail]),
        ], cancel);
    }

    private async Task<IReadOnlyList<string>> FindMissingAsync((string Doctype, string[] Fields)[] wanted, CancellationToken cancel)
    {
        var missing = new List<string>();
        foreach (var (doctype, fields) in wanted)
        {
            var known = await _call.SendAsync(c => _api.Meta(doctype, c), (response, body) =>
            {
                // Meta is open to everybody who is signed in: forbidden means that there is no such doctype.
                if (FrappeErrors.IsAbsent(response, body) || FrappeErrors.Code(body) == "ImportError" || response.StatusCode == HttpStatusCode.Forbidden)
                {
                    return null;
                }

                return Data(response, body).Rows("fields").Select(f => f.Text("fieldname")).OfType<string>().ToHashSet();
            }, cancel).ConfigureAwait(false);
            missing.AddRange(known is null ? [doctype] : fields.Where(f => !known.Contains(f)).Select(f => $"{doctype}.{f}"));
        }

        return missing;
    }

    /// <summary>False when ERPNext answers and does not know our key: a wrong one is 401, one that is none is a guest's 403.</summary>
    public Task<bool> IsKnownAsync(CancellationToken cancel) => _call.SendAsync(_api.LoggedUser, (response, body) =>
        response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            && (response.IsSuccessStatusCode ? true : throw FrappeErrors.From(_call, response, body)), cancel);

    /// <summary>The doctypes that the service user may not read, of those that customers are served from. Meta tells nothing of rights; only asking does.</summary>
    public async Task<IReadOnlyList<string>> FindUnreadableAsync(CancellationToken cancel)
    {
        var unreadable = new List<string>();
        string[] asked = ["Customer", "Contact", _options.Equipment.Doctype, _options.Location.Doctype, "Sales Invoice", "Payment Entry", "GL Entry", "Payment Ledger Entry",
            "Account", "Issue", .. _options.CollectingStatuses.Length > 0 ? ["Payment Request"] : Array.Empty<string>()];
        foreach (var doctype in asked)
        {
            if (!await MayListAsync(doctype, cancel).ConfigureAwait(false))
            {
                unreadable.Add(doctype);
            }
        }

        return unreadable;
    }

    /// <summary>The same for what is only asked before charging: without it the first refused booking tells.</summary>
    public async Task<IReadOnlyList<string>> FindUnreadableBooksAsync(CancellationToken cancel)
    {
        var unreadable = new List<string>();
        foreach (var doctype in new[] { "Company", "Fiscal Year", "Accounting Period" })
        {
            if (!await MayListAsync(doctype, cancel).ConfigureAwait(false))
            {
                unreadable.Add(doctype);
            }
        }

        return unreadable;
    }

    private Task<bool> MayListAsync(string doctype, CancellationToken cancel) => _call.SendAsync(
        c => _api.List(doctype, FrappeJson.Write(NameOnly), "[]", "name asc", 1, c),
        (response, body) => response.StatusCode != HttpStatusCode.Forbidden
            && (Data(response, body) is { ValueKind: JsonValueKind.Array } rows ? doctype != "Contact" || rows.GetArrayLength() > 0
                : throw new JsonException("A list was expected.")),
        cancel);

    private async Task<Equipment?> FindOneAsync(string field, string value, CancellationToken cancel)
    {
        var found = await ListEquipmentAsync(field, "=", value, 2, cancel).ConfigureAwait(false);
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>A few at a time: the list is part of an address, and addresses have a longest length.</summary>
    private async Task<IReadOnlyList<Equipment>> ListInAsync(string field, IReadOnlyCollection<string> values, CancellationToken cancel)
    {
        var found = new List<Equipment>();
        foreach (var some in FrappeJson.InParts(values))
        {
            found.AddRange(await ListEquipmentAsync(field, "in", some, 2 * some.Count, cancel).ConfigureAwait(false));
        }

        return found;
    }

    private async Task<IReadOnlyList<Equipment>> ListEquipmentAsync(string field, string compare, object value, int limit, CancellationToken cancel, int start = 0)
    {
        var f = _options.Equipment;
        string[] fields =
        [
            "name", "modified", f.Mac, f.Serial, f.Model, f.Status, f.Customer, f.Location,
            $"{f.Customer}.{_options.Customer.Language} as customer_language", $"{f.Customer}.{_options.Customer.Disabled} as customer_disabled",
            $"{f.Location}.{_options.Location.Status} as location_status",
        ];
        object[][] filters = [[field, compare, value]];
        var rows = await _call.SendAsync(
            c => _api.Page(f.Doctype, FrappeJson.Write(fields), FrappeJson.Write(filters), $"{f.Mac} asc, name asc", start, limit, c),
            (response, body) => Data(response, body) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList()
                : throw new JsonException("A list was expected."), cancel).ConfigureAwait(false);
        return [.. rows.Select(r => ToEquipment(r.Demand(f.Doctype, fields))).OfType<Equipment>()];
    }

    private Equipment? ToEquipment(JsonElement row)
    {
        var f = _options.Equipment;
        if (row.Text("name") is not { } name || !MacAddress.TryParse(row.Text(f.Mac), out var mac))
        {
            return null;
        }

        var customer = row.Text(f.Customer);
        if (customer is not null && row.Text("customer_disabled") is null)
        {
            throw new IntegrationException(SystemName.ErpNext, $"gives no Customer.{_options.Customer.Disabled}", isTransient: true, code: FrappeJson.FieldMissing);
        }

        var (isActive, unknown) = Judge($"{f.Doctype}.{f.Status}", row.Text(f.Status), [.. f.ActiveStatuses, f.BoundStatus], [.. f.BlockedStatuses, f.StockStatus]);
        var closed = customer is null || row.Flag("customer_disabled") || !isActive;
        var location = _options.Location;
        var (isServed, unknownToo) = row.Text(f.Location) is null ? (true, null)
            : Judge($"{location.Doctype}.{location.Status}", row.Text("location_status"), location.ActiveStatuses, location.SuspendedStatuses);
        var suspended = !isServed;
        var language = row.Text("customer_language") is { Length: >= 2 } l ? l[..2].ToLowerInvariant() : null;
        return new Equipment(
            name, mac, row.Text(f.Serial), row.Text(f.Model), customer, language is "fr" or "en" ? language : null,
            closed ? Standing.Closed : suspended ? Standing.Suspended : Standing.Active, row.Text(f.Status), row.Text(f.Location), row.Text("modified") ?? "")
        {
            UnknownState = customer is null ? null : unknown ?? unknownToo,
        };
    }

    /// <summary>What a state means; one that no setting names never means the friendlier thing.</summary>
    private static (bool IsGood, string? Unknown) Judge(string field, string? state, IEnumerable<string> good, IEnumerable<string> bad) =>
        good.Contains(state, StringComparer.OrdinalIgnoreCase) ? (true, null)
        : (false, bad.Contains(state, StringComparer.OrdinalIgnoreCase) ? null : $"{field}: {state ?? "(empty)"}");

    private Task<List<JsonElement>> ListAsync(
        string doctype, string[] fields, object[][] filters, string orderBy, int limit, CancellationToken cancel) =>
        _call.SendAsync(
            c => _api.List(doctype, FrappeJson.Write(fields), FrappeJson.Write(filters), orderBy, limit, c),
            (response, body) => Data(response, body) is { ValueKind: JsonValueKind.Array } rows
                ? rows.EnumerateArray().ToList()
                : throw new JsonException("A list was expected."),
            cancel);

    private Task<JsonElement?> GetAsync(string doctype, string name, CancellationToken cancel) =>
        _call.SendAsync<JsonElement?>(
            c => _api.Get(doctype, name, c),
            (response, body) => FrappeAnswers.Find(_call, response, body),
            cancel);

    private JsonElement Data(HttpResponseMessage response, string body) => FrappeAnswers.Data(_call, response, body);
}
