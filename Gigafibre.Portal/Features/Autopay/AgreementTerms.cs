using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>What a customer chooses before they sign.</summary>
public sealed record AutopayChoice(SavedMethod Method, int? Day, Money? Limit);

/// <summary>The agreement with everything filled in, as it is shown, signed, and kept as a file.</summary>
public sealed class AgreementTerms(IOptions<BillingOptions> billing, IOptions<PortalOptions> site, IOptions<AutopayOptions> options)
{
    public int NoticeDays(bool isBankDebit) => isBankDebit ? options.Value.BankNoticeDays : options.Value.CardNoticeDays;

    public IReadOnlyList<(string Text, bool IsBold)> Of(AutopayChoice choice, Language language) => AgreementText.Read(AgreementText.Current, language, Values(
        choice.Method.Kind!, choice.Method.Brand, choice.Method.Last4, choice.Day, choice.Limit, language));

    /// <summary>As it was signed, in the language that it was signed in.</summary>
    public byte[] Pdf(AutopayAgreement agreement)
    {
        var language = SiteLanguage.Parse(agreement.Language);
        using var pdf = new PdfFile(AutopayText.AgreementTitle.In(language), billing.Value.LegalName);
        pdf.Heading(AutopayText.AgreementTitle.In(language));
        pdf.Gap();
        pdf.Line(billing.Value.LegalName, isStrong: true);
        pdf.Line(billing.Value.Address);
        pdf.Gap();
        pdf.Line(AutopayText.SignedBy.In(language, agreement.CustomerId, Times.DateAndClock(agreement.SignedAt, language)), isStrong: true);
        pdf.Line(AutopayText.SignedVersion.In(language, agreement.TextVersion, agreement.Id.ToString("N")[..12]));
        foreach (var (text, isBold) in AgreementText.Paragraphs(agreement.Text))
        {
            pdf.Gap();
            pdf.Line(text, isBold);
        }

        return pdf.ToArray();
    }

    private string[] Values(string kind, string? brand, string? last4, int? day, Money? limit, Language language) =>
    [
        billing.Value.LegalName,
        MethodText.Mine(kind, brand, last4).In(language),
        AutopayText.When(day).In(language),
        limit is { } most ? AutopayText.UpTo.In(language, Amounts.Write(most, language)) : "",
        NoticeDays(kind == SavedMethod.BankDebit).ToString(System.Globalization.CultureInfo.InvariantCulture),
        site.Value.SupportPhone,
        billing.Value.Address,
    ];
}
