using Refit;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>Frappe's API v2, which honours the caller's <c>name</c> on insert (docs/wire/erpnext.md).</summary>
[Headers("Accept: application/json")]
internal interface IFrappeApi
{
    [Get("/api/v2/document/{doctype}")]
    Task<HttpResponseMessage> List(
        string doctype, [Query] string fields, [Query] string filters, [Query, AliasAs("order_by")] string orderBy, [Query] int limit, CancellationToken cancel);

    [Get("/api/v2/document/{doctype}")]
    Task<HttpResponseMessage> Page(
        string doctype, [Query] string fields, [Query] string filters, [Query, AliasAs("order_by")] string? orderBy, [Query] int start, [Query] int limit,
        CancellationToken cancel);

    [Put("/api/v2/document/{doctype}/{name}")]
    Task<HttpResponseMessage> Update(string doctype, string name, [Body] Dictionary<string, object?> change, CancellationToken cancel);

    [Get("/api/v2/document/{doctype}/{name}")]
    Task<HttpResponseMessage> Get(string doctype, string name, CancellationToken cancel);

    [Post("/api/v2/document/{doctype}")]
    Task<HttpResponseMessage> Insert(string doctype, [Body] Dictionary<string, object?> document, CancellationToken cancel);

    [Get("/api/v2/doctype/{doctype}/meta")]
    Task<HttpResponseMessage> Meta(string doctype, CancellationToken cancel);

    [Get("/api/method/frappe.auth.get_logged_user")]
    Task<HttpResponseMessage> LoggedUser(CancellationToken cancel);

    [Get("/api/method/frappe.desk.form.load.get_communications")]
    Task<HttpResponseMessage> Communications([Query] string doctype, [Query] string name, [Query] int start, [Query] int limit, CancellationToken cancel);
}
