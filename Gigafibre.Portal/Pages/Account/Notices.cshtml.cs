using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Contacts;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Account;

public sealed class NoticesModel(MessageChoices choices, CustomerContacts contacts, IOptions<ContactOptions> options, Secrets secrets, Words words) : PageModel
{
    [FromQuery(Name = "saved")]
    public bool Saved { get; set; }

    [FromQuery(Name = "again")]
    public bool Again { get; set; }

    /// <summary>ERPNext did not take the language.</summary>
    public bool IsAway { get; private set; }

    /// <summary>The language that we write in; null while ERPNext does not say, and where it cannot be chosen.</summary>
    public Language? Written { get; private set; }

    public bool IsRefused { get; private set; }

    public IReadOnlyDictionary<MessageTopic, MessageWays> Chosen { get; private set; } = new Dictionary<MessageTopic, MessageWays>();

    public IReadOnlyList<MessageChoice> Past { get; private set; } = [];

    public IReadOnlyList<ContactTrouble> Troubles { get; private set; } = [];

    /// <summary>Masked; none when ERPNext is away.</summary>
    public IReadOnlyList<string> Phones { get; private set; } = [];

    public IReadOnlyList<string> Mails { get; private set; } = [];

    public static IEnumerable<MessageWays> Offered(MessageTopic topic) => Enum.GetValues<MessageWays>().Where(w => w != MessageWays.None || MessageTopics.MayBeNone(topic));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var customer = HttpContext.Visitor().CustomerId;
        var known = await contacts.ReadAsync(customer, cancel);
        (Phones, Mails, Troubles) = (known.Phones, known.Mails, known.Troubles);
        Written = options.Value.SetsLanguage ? await contacts.FindLanguageAsync(customer, cancel) : null;
        Past = await choices.ListAsync(customer, cancel);
        Chosen = await choices.ReadAsync(customer, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var wanted = new Dictionary<MessageTopic, MessageWays>();
        foreach (var topic in MessageTopics.All.Where(t => Request.Form.ContainsKey(t.ToString())))
        {
            if (!Enum.TryParse<MessageWays>(Request.Form[topic.ToString()], out var ways) || !Enum.IsDefined(ways))
            {
                return BadRequest();
            }

            wanted[topic] = ways;
        }

        if (!await choices.ChooseAsync(HttpContext.Visitor().CustomerId, wanted, words.Language, Links.Notices, VisitorAddress.Of(HttpContext, secrets).Key, cancel))
        {
            IsRefused = true;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await OnGetAsync(cancel);
            return Page();
        }

        return Redirect(Links.Notices + "?saved=true");
    }

    public async Task<IActionResult> OnPostLanguageAsync(string? language, CancellationToken cancel)
    {
        if (!options.Value.SetsLanguage)
        {
            return NotFound();
        }

        Language? wanted = language == Language.French.Code ? Language.French : language == Language.English.Code ? Language.English : null;
        if (wanted is not { } chosen)
        {
            return BadRequest();
        }

        try
        {
            // The pages follow.
            return await contacts.SetLanguageAsync(HttpContext.Visitor().CustomerId, chosen, cancel) ? Redirect($"{Links.Notices}?saved=true&lang={chosen.Code}") : NotFound();
        }
        catch (IntegrationException)
        {
            (IsAway, Response.StatusCode) = (true, StatusCodes.Status503ServiceUnavailable);
            await OnGetAsync(cancel);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostAgainAsync(string contact, CancellationToken cancel) =>
        await contacts.TryAgainAsync(HttpContext.Visitor().CustomerId, contact, cancel) ? Redirect(Links.Notices + "?again=true") : NotFound();
}
