using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Stripe;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Web;

public static partial class StartupChecks
{
    public static void CheckConfiguration(this WebApplication app)
    {
        var portal = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value;
        if (app.Environment.IsDevelopment())
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(portal.KnownProxies))
        {
            throw new SettingsException(
                "Portal:KnownProxies is missing. Behind a proxy every visitor would share its address and its limits: name the proxies "
                + "(for Traefik on a Docker network, that network: 172.18.0.0/16), or write 'none' when the portal faces the internet itself.");
        }

        if (portal.AllowTestKeys)
        {
            return;
        }

        if (!portal.IsHttps)
        {
            throw new SettingsException("Portal:PublicUrl must begin with https://: codes, sessions and payments travel over it. Set Portal:AllowTestKeys=true on a test system.");
        }

        if (app.Services.GetRequiredService<IOptions<StripeOptions>>().Value.IsTestKey)
        {
            throw new SettingsException("Stripe:SecretKey is a test key: no money would move. Give it the live key, or set Portal:AllowTestKeys=true on a test system.");
        }

        if (app.Services.GetRequiredService<IOptions<KeyRingOptions>>().Value.Certificates.Length == 0)
        {
            throw new SettingsException(
                "KeyRing:Certificates is missing: whoever reads the database could open everything that is sealed in it. Name a PEM file with a certificate and its key "
                + "(docs/configuration.md#the-key-ring), or set Portal:AllowTestKeys=true on a test system.");
        }

        var configuration = app.Services.GetRequiredService<IConfiguration>();
        foreach (var (key, value) in app.Services.GetServices<SettingsSection>().SelectMany(s => configuration.GetSection(s.Name).AsEnumerable()))
        {
            var isOurs = value?.Contains("sandbox", StringComparison.OrdinalIgnoreCase) == true
                || (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.AbsolutePath.StartsWith("/w/", StringComparison.Ordinal));
            if (isOurs)
            {
                throw new SettingsException($"{key} still points at the Sandbox. Give it its production value, or set Portal:AllowTestKeys=true on a test system.");
            }
        }
    }

    /// <summary>ERPNext that is silent does not stop the start; ERPNext that answers and lacks a field does.</summary>
    public static async Task CheckErpNextAsync(this WebApplication app, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Gigafibre.Portal.Start");
        try
        {
            var client = scope.ServiceProvider.GetRequiredService<ErpNextClient>();
            if (!await Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), client.IsKnownAsync, cancel))
            {
                throw new SettingsException("ErpNext:ApiKey or ErpNext:ApiSecret is refused by ERPNext. Make a new key for the service user there, and give both here.");
            }

            var missing = await Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), client.FindMissingFieldsAsync, cancel);
            if (missing.Count > 0)
            {
                throw new SettingsException(
                    $"ERPNext has no {string.Join(", no ", missing)}. Add the field there, or name the one that is used in the ErpNext section of the configuration "
                        + $"(docs/configuration.md).");
            }

            var unreadable = await Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), client.FindUnreadableAsync, cancel);
            if (unreadable.Count > 0)
            {
                var doctypes = string.Join(", ", unreadable);
                throw new SettingsException(
                    $"ERPNext's service user may not read {doctypes}. Give its role the right to read there (docs/configuration.md#rights): what ERPNext leaves out "
                        + "without a word would look like what is not so.");
            }

            var books = await Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), client.FindUnreadableBooksAsync, cancel);
            if (books.Count > 0)
            {
                Log.BooksUnreadable(log, string.Join(", ", books));
            }

            var forStaff = await Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), client.FindMissingStaffFieldsAsync, cancel);
            if (forStaff.Count > 0)
            {
                Log.StaffFieldsMissing(log, string.Join(", ", forStaff));
            }

            foreach (var check in scope.ServiceProvider.GetServices<IStartCheck>())
            {
                await check.CheckAsync(cancel);
            }
        }
        catch (IntegrationException e)
        {
            Log.ErpNextSilent(log, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "ERPNext's fields could not be checked; starting all the same: {Reason}")]
        public static partial void ErpNextSilent(ILogger log, string reason);

        [LoggerMessage(3, LogLevel.Warning,
            "ERPNext's service user may not read {Doctypes}: closed books are only learned of from the first payment that cannot be booked (docs/configuration.md#rights)")]
        public static partial void BooksUnreadable(ILogger log, string doctypes);

        [LoggerMessage(2, LogLevel.Warning,
            "ERPNext has no {Fields}: the staff's pages that need them will not work until they are there or named otherwise (docs/configuration.md)")]
        public static partial void StaffFieldsMissing(ILogger log, string fields);
    }
}
