using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <param name="EndOn">Last day of the term; null without one.</param>
public sealed record SignedContract(string Name, string CustomerId, DateOnly? StartOn, DateOnly? EndOn);

/// <summary>A customer's contracts: read and printed, never written. Every method may throw <see cref="IntegrationException"/>. Facts: docs/wire/erpnext.md.</summary>
public sealed class ErpNextContracts
{
    private const int Most = 50;

    private readonly IFrappeApi _api;
    private readonly IFrappeSlowApi _slow;
    private readonly ContractFields _fields;
    private readonly OutsideCall _call = new(SystemName.ErpNext);

    internal ErpNextContracts(IFrappeApi api, IFrappeSlowApi slow, IOptions<ErpNextOptions> options) => (_api, _slow, _fields) = (api, slow, options.Value.Contract);

    private bool IsStock => _fields.Doctype == ContractFields.Stock;

    private string[] Asked => ["name", .. IsStock ? new[] { "party_type", "is_signed" } : [], _fields.Customer, _fields.Start, _fields.End, "docstatus"];

    /// <summary>The <c>docstatus</c> of one that counts.</summary>
    private string Stands => IsStock || _fields.IsSubmitted ? "1" : "0";

    /// <summary>The newest first; of ERPNext's own, those that were signed.</summary>
    public Task<IReadOnlyList<SignedContract>> ListAsync(string customerId, CancellationToken cancel)
    {
        object[][] signed = IsStock ? [["party_type", "=", "Customer"], ["is_signed", "=", 1]] : [];
        object[][] filters = [[_fields.Customer, "=", customerId], ["docstatus", "=", Stands], .. signed];
        return _call.SendAsync<IReadOnlyList<SignedContract>>(
            c => _api.Page(_fields.Doctype, FrappeJson.Write(Asked), FrappeJson.Write(filters), $"{_fields.Start} desc, name desc", 0, Most, c),
            (response, body) => [.. FrappeAnswers.Rows(_call, response, body).Select(r => Read(r.Demand(_fields.Doctype, Asked)))], cancel);
    }

    /// <summary>Null when there is none of this name, or it is no customer's, or was cancelled.</summary>
    public async Task<SignedContract?> FindAsync(string name, CancellationToken cancel)
    {
        var found = await _call.SendAsync<JsonElement?>(
            c => _api.Get(_fields.Doctype, name, c), (response, body) => FrappeAnswers.Find(_call, response, body), cancel).ConfigureAwait(false);
        return found is not { } row || row.Text("docstatus") != Stands
            || (IsStock && (row.Text("party_type") != "Customer" || !row.Flag("is_signed")))
            ? null : Read(row.Demand(_fields.Doctype, Asked));
    }

    /// <summary>As ERPNext prints it (starts with <c>%PDF-</c>); takes it seconds.</summary>
    /// <param name="language"><c>fr</c> or <c>en</c></param>
    public Task<byte[]> DownloadPdfAsync(string name, string language, CancellationToken cancel) => _call.DownloadAsync(
        c => _slow.Pdf(_fields.Doctype, name, _fields.PrintFormat, 0, language, language, c),
        (response, body) => !response.IsSuccessStatusCode ? throw FrappeErrors.From(_call, response, System.Text.Encoding.UTF8.GetString(body)) : FrappeAnswers.Pdf(body), cancel);

    private SignedContract Read(JsonElement row) => new(row.Text("name")!, row.Text(_fields.Customer) ?? "", row.Date(_fields.Start), row.Date(_fields.End));
}
