using Refit;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>What takes ERPNext long: drawing a bill, booking a payment.</summary>
[Headers("Accept: application/json")]
internal interface IFrappeSlowApi
{
    [Get("/api/method/frappe.utils.print_format.download_pdf")]
    Task<HttpResponseMessage> Pdf(
        [Query] string doctype, [Query] string name, [Query] string? format, [Query, AliasAs("no_letterhead")] int noLetterhead, [Query] string language,
        [Query, AliasAs("_lang")] string lang, CancellationToken cancel);

    [Post("/api/v2/document/{doctype}")]
    Task<HttpResponseMessage> Insert(string doctype, [Body] Dictionary<string, object?> document, CancellationToken cancel);
}
