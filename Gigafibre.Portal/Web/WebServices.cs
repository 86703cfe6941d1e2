using Gigafibre.Portal.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Web;

public static class WebServices
{
    /// <summary>What anybody may send, known or not; a page that takes more says so by name.</summary>
    private const int LargestBody = 64 * 1024;
    private const int LargestHeaders = 16 * 1024;
    private const int MostFields = 128;
    private const int LongestFieldName = 256;
    private const int MostPartHeaders = 8;

    public static void AddWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.Host.UseDefaultServiceProvider(o => o.ValidateOnBuild = o.ValidateScopes = true);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = LargestBody;
            k.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
            k.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        services.Configure<FormOptions>(o =>
        {
            (o.ValueCountLimit, o.KeyLengthLimit, o.ValueLengthLimit) = (MostFields, LongestFieldName, LargestBody / 2);
            (o.MultipartBodyLengthLimit, o.MultipartHeadersCountLimit, o.MultipartHeadersLengthLimit) = (LargestBody, MostPartHeaders, LargestBody / 16);
        });
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QuietLogs>();

        // Without this the one scheme would run on every request, style sheets included.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddHttpContextAccessor();
        services.AddSingleton<SystemHealth>().AddTransient<SystemHealthHandler>().ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler<SystemHealthHandler>());
        services.AddRazorPages(o => o.Conventions.ConfigureFilter(new KnownFormFilter()));
        services.AddSingleton<PartialRenderer>().AddSingleton<Telephone>();
        services.AddRouting(o => o.LowercaseUrls = true);
        services.AddAntiforgery(o => o.SuppressXFrameOptionsHeader = true);
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<PortalOptions>>((form, portal) =>
        {
            // Without TLS (a developer's machine) the framework refuses to mark its own cookie secure.
            form.Cookie.Name = portal.Value.IsHttps ? "__Host-form" : "form";
            form.Cookie.SecurePolicy = portal.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddResponseCompression(o => o.EnableForHttps = true);
    }

    public static void UseWeb(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value;
        if (Proxies.Options(options.KnownProxies) is { } forwarded)
        {
            app.UseForwardedHeaders(forwarded);
        }

        app.UseMiddleware<HeadersMiddleware>();
        app.UseMiddleware<StickerHostMiddleware>();
        app.UseResponseCompression();
        app.UseMiddleware<LanguageMiddleware>();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error");
        app.UseMiddleware<ZeroMiddleware>();
        app.UseRouting();
        app.UseMiddleware<LargeBodyMiddleware>();
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
