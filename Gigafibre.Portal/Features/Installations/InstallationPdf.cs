using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Installations;

/// <summary>The certificate, in French: it is ours, and lies with the job.</summary>
public sealed class InstallationPdf(IOptions<BillingOptions> provider)
{
    private static readonly PdfColumn[] Columns = [new(0.35), new(0.65)];

    public static string NameOf(Installation one) => $"{one.Number}.pdf";

    public static string PhotoNameOf(Installation one) => $"{one.Number}.jpg";

    public byte[] Write(Installation one)
    {
        var language = Language.French;
        string Say(Phrase phrase, params ReadOnlySpan<object?> values) => phrase.In(language, values);
        using var pdf = new PdfFile(Say(InstallationText.Certificate, one.Number), provider.Value.LegalName);
        pdf.Heading(Say(InstallationText.Certificate, one.Number));
        pdf.Gap();
        pdf.Line(provider.Value.LegalName, isStrong: true);
        pdf.Line(provider.Value.Address);
        pdf.Gap();
        foreach (var (name, value) in InstallationText.Facts(one))
        {
            pdf.Row(Columns, [Say(name), Say(value)]);
        }

        if (one.Photo is { } photo)
        {
            pdf.Gap();
            pdf.Image(photo);
        }

        return pdf.ToArray();
    }
}
