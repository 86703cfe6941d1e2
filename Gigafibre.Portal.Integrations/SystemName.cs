namespace Gigafibre.Portal.Integrations;

/// <summary>What the outside systems are called: in exceptions, on the desk, in metrics.</summary>
public static class SystemName
{
    public const string ErpNext = "ERPNext";
    public const string GenieAcs = "GenieACS";
    public const string Stripe = "Stripe";
    public const string Twilio = "Twilio";
    public const string Hub = "hub";
    public const string ModemBridge = "modem-bridge";
    public const string Oktopus = "Oktopus";
    public const string Olt = "OLT";
    public const string Mail = "mail";
}
