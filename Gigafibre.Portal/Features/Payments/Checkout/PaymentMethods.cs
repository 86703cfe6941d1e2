using Gigafibre.Portal.Integrations;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Checkout;

public sealed class PaymentMethods(IOptions<PaymentOptions> options, IOptions<KlarnaOptions> klarna)
{
    public TimeSpan PageLife => TimeSpan.FromMinutes(options.Value.PageMinutes);

    public IReadOnlyList<string> Wanted => ["card", .. klarna.Value.Enabled ? ["klarna"] : Array.Empty<string>(),
        .. options.Value.BankDebit ? ["acss_debit"] : Array.Empty<string>()];

    /// <summary>Klarna is for people, and within its own limits; nobody pays a fee for how they pay.</summary>
    public IEnumerable<string> For(Money amount, bool isPerson)
    {
        yield return "card";
        if (klarna.Value.Enabled && isPerson && amount.Dollars >= klarna.Value.Min && amount.Dollars <= klarna.Value.Max)
        {
            yield return "klarna";
        }

        if (options.Value.BankDebit)
        {
            yield return "acss_debit";
        }
    }
}
