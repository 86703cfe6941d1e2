using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>
/// ERPNext's <c>Quotation</c>: read, never written; what a customer answers is a ticket for our team. Every method may throw <see cref="IntegrationException"/>.
/// Facts: docs/wire/erpnext.md.
/// </summary>
public sealed class ErpNextQuotations
{
    private const string Doctype = "Quotation";
    private const int Most = 50;

    private static readonly string[] Fields =
    [
        "name", "docstatus", "quotation_to", "party_name", "transaction_date", "valid_till", "status", "currency", "net_total", "total_taxes_and_charges", "grand_total",
        "rounded_total", "disable_rounded_total", "modified",
    ];

    private readonly IFrappeApi _api;
    private readonly OutsideCall _call = new(SystemName.ErpNext);

    internal ErpNextQuotations(IFrappeApi api) => _api = api;

    /// <summary>Those that were submitted, the newest first, without their lines.</summary>
    public async Task<IReadOnlyList<Quotation>> ListAsync(string customerId, CancellationToken cancel)
    {
        object[][] filters = [["quotation_to", "=", "Customer"], ["party_name", "=", customerId], ["docstatus", "=", 1]];
        return await _call.SendAsync(
            c => _api.Page(Doctype, FrappeJson.Write(Fields), FrappeJson.Write(filters), "transaction_date desc, name desc", 0, Most, c),
            (response, body) => FrappeAnswers.Rows(_call, response, body).ConvertAll(r => Read(r.Demand(Doctype, Fields))), cancel).ConfigureAwait(false);
    }

    /// <summary>One with its lines; null when there is none, or it is no offer to a customer, or not submitted.</summary>
    public async Task<Quotation?> FindAsync(string name, CancellationToken cancel)
    {
        var found = await _call.SendAsync<JsonElement?>(
            c => _api.Get(Doctype, name, c),
            (response, body) => FrappeAnswers.Find(_call, response, body), cancel).ConfigureAwait(false);
        if (found is not { } row || row.Text("docstatus") != "1" || row.Text("quotation_to") != "Customer")
        {
            return null;
        }

        row.Demand(Doctype, [.. Fields, "items"]);
        return Read(row) with
        {
            Lines = [.. row.Rows("items").Select(i => new QuotationLine(
                i.Text("item_name") ?? i.Text("item_code") ?? "",
                i.Number("qty") ?? 1,
                i.Money("amount") ?? Money.Zero))],
            Terms = FrappeProse.Read(row.Text("terms")),
            HasAlternatives = row.Rows("items").Any(i => i.Flag("is_alternative")),
        };
    }

    private static Quotation Read(JsonElement row)
    {
        var rounded = row.Money("rounded_total") ?? Money.Zero;
        return new Quotation(
            row.Text("name")!, row.Text("party_name") ?? "", row.Date("transaction_date") ?? default, row.Date("valid_till"),
            row.Text("status") switch
            {
                "Open" or "Replied" => QuotationState.Open,
                "Ordered" => QuotationState.Ordered,
                "Lost" => QuotationState.Lost,
                _ => QuotationState.Over,
            },
            row.Flag("disable_rounded_total") || rounded == Money.Zero ? row.Money("grand_total") ?? Money.Zero : rounded,
            row.Text("currency") == "CAD", row.Text("modified") ?? "")
        {
            Net = row.Money("net_total") ?? Money.Zero,
            Taxes = row.Money("total_taxes_and_charges") ?? Money.Zero,
        };
    }
}
