using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Support;

/// <summary>A copy to keep of what was written here: the number, the day, the words.</summary>
public sealed class TicketPdf(IOptions<BillingOptions> provider, IOptions<PortalOptions> site)
{
    public static string NameOf(Ticket ticket) => $"gigafibre-{ticket.Number}.pdf";

    public byte[] Write(Ticket ticket)
    {
        var language = SiteLanguage.Parse(ticket.Language);
        string Say(Phrase phrase, params ReadOnlySpan<object?> values) => phrase.In(language, values);
        using var pdf = new PdfFile(Say(TicketText.Number, ticket.Number), provider.Value.LegalName);
        pdf.Heading(Say(TicketText.Number, ticket.Number));
        pdf.Gap();
        pdf.Line(provider.Value.LegalName, isStrong: true);
        pdf.Line(provider.Value.Address);
        pdf.Gap();
        pdf.Line(Say(TicketText.Of(ticket.Topic)), isStrong: true);
        pdf.Line(Say(TicketText.WrittenOn, Times.DateAndClock(ticket.CreatedAt, language)));
        pdf.Gap();
        foreach (var line in (ticket.Words ?? Say(TicketText.ByButton)).ReplaceLineEndings("\n").Split('\n'))
        {
            pdf.Line(line);
        }

        pdf.Gap();
        pdf.Line(Say(TicketText.Complain, site.Value.SupportPhone));
        return pdf.ToArray();
    }
}
