using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Web;

/// <summary>French until the visitor chooses; <c>?lang=en</c> on any page chooses, is remembered, and leaves the address.</summary>
public sealed class LanguageMiddleware(RequestDelegate next)
{
    public const string Parameter = "lang";

    public Task InvokeAsync(HttpContext context, Words words)
    {
        if (context.Request.Query.TryGetValue(Parameter, out var wish) && HttpMethods.IsGet(context.Request.Method))
        {
            Cookies.Language.Write(context.Response, SiteLanguage.Parse(wish).Code);
            var rest = context.Request.Query.Where(q => q.Key != Parameter).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v));

            // One slash and no more: two would name another host.
            context.Response.Redirect("/" + context.Request.Path.ToUriComponent().TrimStart('/', '\\') + QueryString.Create(rest));
            return Task.CompletedTask;
        }

        if (Cookies.Language.Read(context.Request) is { } chosen)
        {
            words.Choose(SiteLanguage.Parse(chosen));
        }
        else
        {
            words.Use(Language.French);
        }

        return next(context);
    }
}
