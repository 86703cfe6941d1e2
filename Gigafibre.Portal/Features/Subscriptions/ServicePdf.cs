using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>A service on one page, to keep or to compare. Not the contract that was signed: that one is with our team.</summary>
public sealed class ServicePdf(IOptions<SubscriptionOptions> options, IOptions<BillingOptions> provider, IOptions<PortalOptions> site, TimeProvider clock)
{
    private static readonly PdfColumn[] Columns = [new(0.35), new(0.65)];

    public byte[] Write(MyService service, Language language)
    {
        var today = Times.Today(clock);
        using var pdf = new PdfFile(SubscriptionText.InBrief.In(language), provider.Value.LegalName);
        pdf.Heading(SubscriptionText.InBrief.In(language));
        pdf.Gap();
        pdf.Line(provider.Value.LegalName, isStrong: true);
        pdf.Line(provider.Value.Address);
        pdf.Line(SubscriptionText.AsOf.In(language, Times.Date(today, language), service.Subscription.Name));
        pdf.Gap();
        foreach (var (name, value) in ServiceFacts.Of(service, options.Value, language, today))
        {
            pdf.Row(Columns, [name, value]);
        }

        pdf.Gap();
        pdf.Line(RequestText.Complain.In(language, site.Value.SupportPhone));
        return pdf.ToArray();
    }
}
