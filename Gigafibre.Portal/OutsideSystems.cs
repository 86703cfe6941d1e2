using Gigafibre.Portal.Core;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.Hub;
using Gigafibre.Portal.Integrations.ModemBridge;
using Gigafibre.Portal.Integrations.Oktopus;
using Gigafibre.Portal.Integrations.Olt;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Integrations.Twilio;

namespace Gigafibre.Portal;

internal static class OutsideSystems
{
    private static readonly Uri StripeItself = new("https://api.stripe.com");

    public static IServiceCollection AddOutsideSystems(this IServiceCollection services)
    {
        services.AddErpNext().AddOutsideSystem<ErpNextOptions>(SystemName.ErpNext, ErpNextOptions.Section, o => o.BaseUrl);
        services.AddGenieAcs().AddOutsideSystem<GenieAcsOptions>(SystemName.GenieAcs, GenieAcsOptions.Section, o => o.BaseUrl);
        services.AddStripe().AddOutsideSystem<StripeOptions>(SystemName.Stripe, StripeOptions.Section, o => o.ApiBase ?? StripeItself);
        services.AddTwilio().AddOutsideSystem<TwilioOptions>(SystemName.Twilio, TwilioOptions.Section, o => o.BaseUrl);
        services.AddHub().AddOutsideSystem<HubOptions>(SystemName.Hub, HubOptions.Section, o => o.BaseUrl);
        services.AddModemBridgeClient().AddOutsideSystem<ModemBridgeOptions>(SystemName.ModemBridge, ModemBridgeOptions.Section, o => o.BaseUrl);
        services.AddOktopus().AddOutsideSystem<OktopusOptions>(SystemName.Oktopus, OktopusOptions.Section, o => o.BaseUrl);
        services.AddOlt().AddOutsideSystem<OltOptions>(SystemName.Olt, OltOptions.Section, _ => null);
        return services.AddSmtp().AddOutsideSystem<SmtpOptions>(SystemName.Mail, SmtpOptions.Section, _ => null);
    }
}
