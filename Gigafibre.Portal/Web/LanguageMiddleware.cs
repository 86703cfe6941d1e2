using Gigafibre.Portal.Core;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Diagnostics;

namespace Gigafibre.Portal.Web;

public sealed class LanguageMiddleware(RequestDelegate next)
{
    public const string Parameter = "lang";

    /// <summary>The page that was asked for, in another language; also when an error page stands in its place.</summary>
    public static string LinkTo(HttpContext context, Language language)
    {
        var (path, query) = (context.Features.Get<IStatusCodeReExecuteFeature>(), context.Features.Get<IExceptionHandlerPathFeature>()) switch
        {
            ({ } asked, _) => (asked.OriginalPath, new QueryString(asked.OriginalQueryString)),
            (_, { } failed) => (failed.Path, QueryString.Empty),
            _ => (context.Request.Path.Value ?? "/", context.Request.QueryString),
        };

        // One slash and no more: two would name another host.
        return new PathString("/" + path.TrimStart('/', '\\')) + query.Add(Parameter, language.Code);
    }

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
