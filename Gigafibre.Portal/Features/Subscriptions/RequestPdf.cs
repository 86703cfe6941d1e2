using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>The confirmation to keep: as it was decided, in the language that it was decided in.</summary>
public sealed class RequestPdf(RequestMessages messages, IOptions<SubscriptionOptions> options, IOptions<BillingOptions> provider, IOptions<PortalOptions> site)
{
    private static readonly PdfColumn[] Columns = [new(0.35), new(0.65)];

    public static string NameOf(ServiceRequest request) => $"gigafibre-{request.Number}.pdf";

    public byte[] Write(ServiceRequest request)
    {
        var language = SiteLanguage.Parse(request.Language);
        string Say(Phrase phrase, params ReadOnlySpan<object?> values) => phrase.In(language, values);
        using var pdf = new PdfFile(Say(RequestText.Number, request.Number), provider.Value.LegalName);
        pdf.Heading(Say(RequestText.Number, request.Number));
        pdf.Gap();
        pdf.Line(provider.Value.LegalName, isStrong: true);
        pdf.Line(provider.Value.Address);
        pdf.Gap();
        pdf.Line(Say(messages.Says(request)), isStrong: true);
        pdf.Gap();
        foreach (var (name, value) in RequestFacts.Of(request, options.Value, language))
        {
            pdf.Row(Columns, [name, value]);
        }

        foreach (var line in request.Details?.Split('\n') ?? [])
        {
            pdf.Line(line);
        }

        pdf.Gap();
        pdf.Line(Say(RequestText.GivenOn, Times.DateAndClock(request.GivenAt, language)));
        pdf.Line(Say(RequestText.Complain, site.Value.SupportPhone));
        return pdf.ToArray();
    }
}
