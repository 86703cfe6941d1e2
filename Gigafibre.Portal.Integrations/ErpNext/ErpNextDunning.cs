using System.Net;
using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>A reminder that a customer was given.</summary>
/// <param name="Name">What the document will be called: whoever writes it twice writes it once.</param>
/// <param name="DueOn">The due day that it is about; a bill with several terms has one for each.</param>
public sealed record DunningNotice(string Name, string Type, string InvoiceName, DateOnly DueOn, DateOnly ToldOn);

/// <summary>
/// ERPNext's <c>Dunning</c>: a record of reminders for accounting. Every method may throw <see cref="IntegrationException"/>, not transient where ERPNext refuses, with the code
/// <see cref="AsksMore"/> where the type would bring a fee or interest. Facts: docs/wire/erpnext.md.
/// </summary>
public sealed class ErpNextDunning
{
    /// <summary>A fee of zero counts as none given: ERPNext takes the type's.</summary>
    public const string AsksMore = "DunningTypeAsksMore";

    private const string Dunning = "Dunning";
    private const string DunningType = "Dunning Type";
    private readonly IFrappeApi _api;
    private readonly IFrappeSlowApi _slow;
    private readonly OutsideCall _call = new(SystemName.ErpNext);

    internal ErpNextDunning(IFrappeApi api, IFrappeSlowApi slow) => (_api, _slow) = (api, slow);

    /// <summary>Throws unless the type is there, and asks neither a fee nor interest.</summary>
    public async Task DemandFreeAsync(string type, CancellationToken cancel)
    {
        var row = await GetAsync(DunningType, type, cancel).ConfigureAwait(false)
            ?? throw new IntegrationException(SystemName.ErpNext, $"has no {DunningType} {type}", isTransient: false, code: FrappeJson.FieldMissing);
        row.Demand(DunningType, "dunning_fee", "rate_of_interest");
        if (Amount(row, "dunning_fee") != 0 || Amount(row, "rate_of_interest") != 0)
        {
            throw new IntegrationException(SystemName.ErpNext, $"would add a fee or interest by the {DunningType} {type}", isTransient: false, code: AsksMore);
        }
    }

    /// <summary>Writes and submits; a notice that is there already stays as it is. False when the bill asks for nothing any more.</summary>
    /// <remarks>Without the row of the bill's schedule, ERPNext calls the document resolved at the first payment of whatever amount.</remarks>
    public async Task<bool> WriteAsync(DunningNotice notice, CancellationToken cancel)
    {
        await DemandFreeAsync(notice.Type, cancel).ConfigureAwait(false);
        if (await GetAsync("Sales Invoice", notice.InvoiceName, cancel).ConfigureAwait(false) is not { } bill || bill.Text("docstatus") != "1"
            || bill.Money("outstanding_amount") is not { Cents: > 0 } outstanding)
        {
            return false;
        }

        bill.Demand("Sales Invoice", "company", "customer", "currency", "outstanding_amount");
        var due = bill.Rows("payment_schedule").Where(r => r.Date("due_date") == notice.DueOn && r.Money("outstanding") is { Cents: > 0 })
            .Select(r => Row(notice, r.Text("name"), r.Text("payment_term"), r.Money("outstanding")!.Value)).ToList();
        var document = new Dictionary<string, object?>
        {
            ["name"] = notice.Name,
            ["docstatus"] = 1,
            ["company"] = bill.Text("company"),
            ["customer"] = bill.Text("customer"),
            ["posting_date"] = FrappeJson.Day(notice.ToldOn),
            ["currency"] = bill.Text("currency"),
            ["conversion_rate"] = 1,
            ["dunning_type"] = notice.Type,
            ["dunning_fee"] = 0,
            ["rate_of_interest"] = 0,
            ["overdue_payments"] = due.Count > 0 ? due : [Row(notice, null, null, outstanding)],
        };
        return await _call.SendAsync(
            c => _slow.Insert(Dunning, document, c),
            (response, body) => response.StatusCode == HttpStatusCode.Conflict && FrappeErrors.Code(body) == "DuplicateEntryError"
                || IsFree(FrappeAnswers.Data(_call, response, body), notice),
            cancel).ConfigureAwait(false);
    }

    /// <summary>The type may have changed since it was read.</summary>
    private static bool IsFree(JsonElement written, DunningNotice notice) => Amount(written, "dunning_amount") == 0 ? true
        : throw new IntegrationException(SystemName.ErpNext, $"has added a fee or interest to Dunning {notice.Name}: cancel it there", isTransient: false, code: AsksMore);

    private static Dictionary<string, object?> Row(DunningNotice notice, string? schedule, string? term, Money outstanding) => new()
    {
        ["sales_invoice"] = notice.InvoiceName,
        ["payment_schedule"] = schedule,
        ["payment_term"] = term,
        ["due_date"] = FrappeJson.Day(notice.DueOn),
        ["outstanding"] = outstanding.Dollars,
    };

    private Task<JsonElement?> GetAsync(string doctype, string name, CancellationToken cancel) =>
        _call.SendAsync<JsonElement?>(
            c => _api.Get(doctype, name, c), (response, body) => FrappeAnswers.Find(_call, response, body), cancel);

    /// <summary>What cannot be read is not nothing.</summary>
    private static decimal Amount(JsonElement row, string field) => row.Number(field)
        ?? throw new IntegrationException(SystemName.ErpNext, $"gives no {field} that can be read", isTransient: false, code: AsksMore);
}
