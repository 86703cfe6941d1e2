using Refit;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>What takes ERPNext long: drawing a bill, booking a payment, a message to a ticket, files.</summary>
[Headers("Accept: application/json")]
internal interface IFrappeSlowApi
{
    [Get("/api/method/frappe.utils.print_format.download_pdf")]
    Task<HttpResponseMessage> Pdf(
        [Query] string doctype, [Query] string name, [Query] string? format, [Query, AliasAs("no_letterhead")] int noLetterhead, [Query] string language,
        [Query, AliasAs("_lang")] string lang, CancellationToken cancel);

    [Post("/api/v2/document/{doctype}")]
    Task<HttpResponseMessage> Insert(string doctype, [Body] Dictionary<string, object?> document, CancellationToken cancel);

    [Post("/api/method/frappe.core.doctype.communication.email.make")]
    Task<HttpResponseMessage> Communicate([Body] Dictionary<string, object?> communication, CancellationToken cancel);

    [Multipart]
    [Post("/api/method/upload_file")]
    Task<HttpResponseMessage> Upload(
        ByteArrayPart file, [AliasAs("is_private")] string isPrivate, string doctype, string docname, string folder, CancellationToken cancel);

    [Get("/{**path}")]
    Task<HttpResponseMessage> File(string path, CancellationToken cancel);
}
