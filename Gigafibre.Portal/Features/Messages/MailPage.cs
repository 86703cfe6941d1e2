using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>A mail as it goes out: the text, and the same as a light page that is readable in the dark, with who writes and how to have no more.</summary>
public sealed class MailPage(IOptions<BillingOptions> provider, IOptions<PortalOptions> site, StopLink stops)
{
    private const string Style =
        """
        :root{color-scheme:light dark}
        body{margin:0;background:#f6f7f4;color:#12211d;font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        .p{max-width:36rem;margin:0 auto;padding:24px 16px}
        .w{font-weight:700;margin:0 0 16px}
        .c{background:#fff;border-radius:12px;padding:8px 24px}
        .b{display:inline-block;padding:12px 20px;border-radius:8px;background:#00705f;color:#fff!important;text-decoration:none;font-weight:600}
        .f{margin:16px 0 0;font-size:13px;color:#52635d}
        a{color:#00705f}
        @media (prefers-color-scheme:dark){
        body{background:#0e1513;color:#eaf2ee}.c{background:#16201d}a{color:#4fd1b5}.f{color:#9fb3ab}.b{background:#4fd1b5;color:#06231c!important}}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public EmailToSend Write(Message message, EmailAddress to, OutgoingMessage outgoing, Language language)
    {
        var stop = outgoing.Kind?.CanBeStopped == true ? new Uri(site.Value.PublicUrl, stops.PathOf(message.Id)) : null;
        return new EmailToSend(to, outgoing.Subject, PlainText(outgoing.Text, stop, language), Html(outgoing.Subject, outgoing.Text, outgoing.Kind?.Action, stop, language))
        {
            Tag = message.Id.ToString("N"),
            Unsubscribe = stop,
            Files = outgoing.Files,
        };
    }

    public string PlainText(string body, Uri? stop, Language language) =>
        $"{body.Trim()}\n\n-- \n{Footer(language)}\n{(stop is null ? "" : $"{MessageText.StopLink.In(language)}: {stop}\n")}";

    public string Html(string subject, string body, Phrase? action, Uri? stop, Language language)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{language.Tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>{E(subject)}</title>
            <style>{Style}</style></head>
            <body><div class="p"><p class="w">Gigafibre</p><div class="c">
            """);
        foreach (var paragraph in body.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            page.Append(Uri.TryCreate(paragraph, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? $"<p><a class=\"b\" href=\"{E(address!.AbsoluteUri)}\">{E(action?.In(language) ?? address.AbsoluteUri)}</a></p>" : $"<p>{Lines(paragraph)}</p>");
        }

        page.Append(CultureInfo.InvariantCulture, $"</div><p class=\"f\">{Lines(Footer(language))}");
        if (stop is not null)
        {
            page.Append(CultureInfo.InvariantCulture, $"<br><a href=\"{E(stop.AbsoluteUri)}\">{E(MessageText.StopLink.In(language))}</a>");
        }

        return page.Append("</p></div></body></html>").ToString();
    }

    private static string Lines(string text) => E(text).Replace("\n", "<br>", StringComparison.Ordinal);

    private string Footer(Language language) => MessageText.FooterWhy.In(language) + "\n"
        + MessageText.Footer.In(language, provider.Value.LegalName, provider.Value.Address, site.Value.SupportPhone);

    private static string E(string text) => Encoder.Encode(text);
}
