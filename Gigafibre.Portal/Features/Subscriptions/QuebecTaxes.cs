using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>What a monthly price comes to with both taxes, each rounded by itself and half a cent to the even one, as ERPNext's bills do.</summary>
public static class QuebecTaxes
{
    private const decimal Gst = 0.05m;
    private const decimal Qst = 0.09975m;

    public static Money With(Money net) => new(net.Cents + Round(net.Cents * Gst) + Round(net.Cents * Qst));

    private static long Round(decimal cents) => (long)decimal.Round(cents, 0, MidpointRounding.ToEven);
}
