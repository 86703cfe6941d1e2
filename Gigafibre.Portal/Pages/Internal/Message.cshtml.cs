using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Internal;

/// <param name="Segments">How many texts the short form is paid as.</param>
public sealed record MessagePreview(Language Language, string Subject, string Brief, int Segments);

/// <summary>How a kind of message looks to a customer, with values made up.</summary>
public sealed class DeskMessageModel(MessageKinds kinds, MailPage mail, IOptions<PortalOptions> site) : PageModel
{
    public MessageKind Kind { get; private set; } = null!;

    public IReadOnlyList<MessagePreview> Previews => [Preview(Language.French), Preview(Language.English)];

    [Needs(StaffVerb.SeeCustomer)]
    public IActionResult OnGet(string kind) => Find(kind) ? Page() : NotFound();

    /// <summary>The mail itself, in a frame that runs nothing.</summary>
    [Needs(StaffVerb.SeeCustomer)]
    public IActionResult OnGetMail(string kind, string? lang)
    {
        if (!Find(kind))
        {
            return NotFound();
        }

        var language = SiteLanguage.Parse(lang);
        var draft = Draft(language);
        var stop = Kind.CanBeStopped ? new Uri(site.Value.PublicUrl, "/u/apercu") : null;
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
        return Content(mail.Html(draft.Subject.In(language), draft.Body.In(language), Kind.Action, stop, language), "text/html; charset=utf-8");
    }

    private bool Find(string kind)
    {
        var found = kinds.Find(kind);
        Kind = found!;
        return found is not null;
    }

    private MessagePreview Preview(Language language)
    {
        var draft = Draft(language);
        var brief = ShortText.Plain(draft.Brief.In(language));
        return new MessagePreview(language, draft.Subject.In(language), brief, ShortText.Segments(brief));
    }

    private MessageDraft Draft(Language language) => MessageDraft.Of(Kind, "", language.Code, [.. Kind.Sample.Select(s => s is Message.Secret ? Kind.SecretSample : s)]);
}
