using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Contacts;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Help;
using Gigafibre.Portal.Features.Home;
using Gigafibre.Portal.Features.Housekeeping;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Lookup;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Ops;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Privacy;
using Gigafibre.Portal.Features.Quotations;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Features.Search;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal;

public static class PortalHost
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.AddWeb();
        builder.Services.AddCore().AddText().AddPortalData(builder.Configuration).AddWork().AddTelemetry(builder.Configuration).AddOutsideSystems();
        builder.Services
            .AddMessages()
            .AddSignIn().AddPasskeys().AddContacts()
            .AddModems().AddLines()
            .AddDiagnosis(builder.Configuration)
            .AddLineChanges()
            .AddSupport().AddSubscriptions().AddQuotations().AddLookup()
            .AddInvoices()
            .AddPayments()
            .AddSavedMethods().AddAutopay().AddDunning()
            .AddStickers()
            .AddStaff(builder.Configuration)
            .AddOps().AddSearch()
            .AddFindings().AddAudit()
            .AddPrivacy()
            .AddHome().AddHelp()
            .AddDesk()
            .AddHousekeeping();
    }

    /// <summary>Before the first request: configuration, schema, the shape of ERPNext. Throws <see cref="SettingsException"/> for what cannot work as it is set.</summary>
    public static async Task PreparePortalAsync(this WebApplication app, bool asksErpNext = true)
    {
        app.Services.CheckSettings();
        app.CheckConfiguration();
        var stopping = app.Lifetime.ApplicationStopping;
        await Task.WhenAll(Task.Run(() => app.Services.MigrateAsync(stopping), stopping), asksErpNext ? app.CheckErpNextAsync(stopping) : Task.CompletedTask);
    }

    public static void UsePortal(this WebApplication app)
    {
        app.UseWeb();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
        app.MapFeatures();
    }
}
