using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Housekeeping;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Lookup;
using Gigafibre.Portal.Features.Mending;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Search;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.Hub;
using Gigafibre.Portal.Integrations.ModemBridge;
using Gigafibre.Portal.Integrations.Oktopus;
using Gigafibre.Portal.Integrations.Olt;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Integrations.Twilio;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Gigafibre.Portal;

/// <summary>The only composition root.</summary>
public static class PortalHost
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.Host.UseDefaultServiceProvider(o => o.ValidateOnBuild = o.ValidateScopes = true);
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);

        services.AddSectionOptions<PortalOptions>(PortalOptions.Section);
        services.AddSectionOptions<StickerOptions>(StickerOptions.Section);
        services.AddSectionOptions<SignInOptions>(SignInOptions.Section);
        services.AddSectionOptions<OidcOptions>(OidcOptions.Section);
        services.AddSectionOptions<BillingOptions>(BillingOptions.Section);
        services.AddSectionOptions<PaymentOptions>(PaymentOptions.Section);
        services.AddSectionOptions<KlarnaOptions>(KlarnaOptions.Section);
        services.AddSectionOptions<StripeOptions>(StripeOptions.Section);
        services.AddSectionOptions<WorkOptions>(WorkOptions.Section);
        services.AddSectionOptions<ErpNextOptions>(ErpNextOptions.Section);
        services.AddSectionOptions<GenieAcsOptions>(GenieAcsOptions.Section);
        services.AddSectionOptions<LineOptions>(LineOptions.Section);
        services.AddSectionOptions<OltOptions>(OltOptions.Section);
        services.AddSectionOptions<ModemBridgeOptions>(ModemBridgeOptions.Section);
        services.AddSectionOptions<OktopusOptions>(OktopusOptions.Section);
        services.AddSectionOptions<HubOptions>(HubOptions.Section);
        services.AddSectionOptions<TwilioOptions>(TwilioOptions.Section);
        services.AddSectionOptions<SmtpOptions>(SmtpOptions.Section);

        services.AddErpNext().AddGenieAcs().AddOlt().AddModemBridgeClient().AddOktopus().AddHub().AddTwilio().AddSmtp().AddStripe();
        services.AddPortalData(builder.Configuration);
        services.AddWork().AddWorkHandler<SendCodeHandler>().AddWorkHandler<OpenTicketHandler>().AddWorkHandler<PurgeHandler>()
            .AddWorkHandler<StripeEventHandler>(StripeWebhookEndpoint.Source).AddWorkHandler<RecordPaymentHandler>().AddWorkHandler<RecordRefundHandler>().AddWorkHandler<ReconcileHandler>().AddWorkHandler<SendLinkHandler>().AddWorkHandler<CheckMethodsHandler>().AddWorkHandler<RefundHandler>().AddWorkHandler<SearchIndexHandler>().AddWorkHandler<LineSweepHandler>().AddWorkHandler<LineChangeHandler>();
        services.AddHostedService<PurgeSchedule>().AddHostedService<ReconcileSchedule>().AddHostedService<SearchIndexSchedule>().AddHostedService<LineSweepSchedule>();
        services.AddTelemetry(builder.Configuration);
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QuietLogs>();

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Secrets>();
        services.AddScoped<Words>();
        services.AddHttpContextAccessor();
        services.AddScoped<ModemDirectory>().AddScoped<StickerKeys>().AddScoped<Budget>().AddScoped<SignInService>().AddScoped<SessionService>();
        services.AddScoped<ContactIndex>().AddScoped<SnapshotStore>().AddScoped<InvoiceService>().AddScoped<StatementService>();
        services.AddScoped<CheckoutPages>().AddScoped<CheckoutService>().AddScoped<PaymentSync>().AddScoped<RefundSync>().AddScoped<Reconciler>().AddScoped<Findings>().AddScoped<BillsUnderWay>().AddScoped<PaymentRepair>().AddScoped<PaymentLinks>().AddScoped<PaymentAccess>();
        services.AddScoped<CodeOwners>().AddScoped<CodeSender>().AddScoped<TicketService>().AddScoped<AuditTrail>().AddScoped<LookupService>();
        services.AddScoped<LineDirectory>().AddScoped<LineHistory>().AddScoped<BridgeDoor>().AddScoped<LineMender>().AddScoped<ChangeDelivery>().AddScoped<ReadBack>().AddScoped<SnapshotCodes>().AddScoped<LineStories>().AddScoped<SpeedTests>();
        services.AddProbe<AccountProbe>().AddProbe<GenieAcsProbe>();
        if (builder.Configuration.GetSection($"{OltOptions.Section}:{nameof(OltOptions.Devices)}").GetChildren().Any())
        {
            services.AddProbe<OltProbe>();
        }

        if (!string.IsNullOrEmpty(builder.Configuration[$"{ModemBridgeOptions.Section}:{nameof(ModemBridgeOptions.BaseUrl)}"]))
        {
            services.AddProbe<BridgeProbe>();
        }

        if (!string.IsNullOrEmpty(builder.Configuration[$"{OktopusOptions.Section}:{nameof(OktopusOptions.BaseUrl)}"]))
        {
            services.AddProbe<UspProbe>();
        }

        // Asked after those that are far away have been.
        services.AddProbe<HistoryProbe>();
        services.AddSingleton<ProbeRunner>().AddSingleton<DiagnosisService>();
        services.AddSingleton<PartialRenderer>();

        // Without this the one scheme would run on every request, style sheets included.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, VisitorAuthentication>(VisitorAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, StaffAuthentication>(StaffAuthentication.SchemeName, null).AddOpenIdConnect(OidcSignIn.Scheme, _ => { });
        services.AddOptions<OpenIdConnectOptions>(OidcSignIn.Scheme).Configure<IOptions<OidcOptions>, IOptions<PortalOptions>, IHostEnvironment, IHttpClientFactory>(OidcSignIn.Configure);
        services.AddHttpClient(OidcSignIn.Scheme).RemoveAllLoggers();
        services.AddScoped<StickerList>().AddScoped<StickerService>().AddScoped<FieldService>();
        services.AddScoped<SearchIndex>().AddSingleton<SearchService>().AddScoped<ViewSessions>().AddScoped<RefundDesk>();
        services.AddSingleton<SystemHealth>().AddTransient<SystemHealthHandler>();
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler<SystemHealthHandler>());
        services.AddSingleton<OidcMetadata>().AddScoped<OidcLogins>().AddScoped<StaffSessions>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Visitor, p => p.AddAuthenticationSchemes(VisitorAuthentication.SchemeName).RequireAuthenticatedUser())
            .AddPolicy(Policies.Staff, p => p.AddAuthenticationSchemes(StaffAuthentication.SchemeName).RequireAuthenticatedUser());
        services.AddRazorPages(o =>
        {
            o.Conventions.AuthorizeFolder("/Line", Policies.Visitor);
            o.Conventions.AuthorizeFolder("/Modems", Policies.Visitor);
            o.Conventions.AuthorizeFolder("/Account", Policies.Visitor);
            o.Conventions.AuthorizeFolder("/Invoices", Policies.Visitor);
            o.Conventions.AuthorizeFolder("/Statement", Policies.Visitor);
            o.Conventions.AuthorizePage("/Pay/Index", Policies.Visitor);
            o.Conventions.ConfigureFilter(new ViewOnlyFilter());
            o.Conventions.ConfigureFilter(new KnownFormFilter());
            o.Conventions.AuthorizeFolder("/Internal", Policies.Staff);
            o.Conventions.AddFolderApplicationModelConvention("/Internal", m => m.Filters.Add(new VerbFilter()));
            o.Conventions.AddPageRoute("/Q/Code", "/signin/code");
        });
        services.AddRouting(o => o.LowercaseUrls = true);
        services.AddAntiforgery(o => o.SuppressXFrameOptionsHeader = true);
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<PortalOptions>>((form, portal) =>
        {
            // Without TLS (a developer's machine) the framework refuses to mark its own cookie secure.
            form.Cookie.Name = portal.Value.IsHttps ? "__Host-form" : "form";
            form.Cookie.SecurePolicy = portal.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });

        // French is written as French, not as character references.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(o => o.EnableForHttps = true);
    }

    /// <summary>Before the first request: configuration, schema, the shape of ERPNext.</summary>
    public static async Task PreparePortalAsync(this WebApplication app)
    {
        app.CheckConfiguration();
        var stopping = app.Lifetime.ApplicationStopping;
        await Task.WhenAll(Task.Run(() => app.Services.MigrateAsync(stopping), stopping), app.CheckErpNextAsync(stopping));
    }

    public static void UsePortal(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value;
        if (Proxies.Options(options.KnownProxies) is { } forwarded)
        {
            app.UseForwardedHeaders(forwarded);
        }

        app.UseMiddleware<HeadersMiddleware>();
        app.UseMiddleware<StickerHostMiddleware>();
        if (options.IsHttps)
        {
            app.UseHsts();
        }

        app.UseResponseCompression();
        app.UseMiddleware<LanguageMiddleware>();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error");
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
        app.MapDeliveryReceipts();
        app.MapStripeWebhook();
        app.MapDeviceLookup();
        app.MapPaymentsDesk();
        app.MapBackChannelLogout();
    }

    private static void AddSectionOptions<T>(this IServiceCollection services, string section)
        where T : class =>
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}

public static class Policies
{
    public const string Visitor = "Visitor";
    public const string Staff = "Staff";
}
