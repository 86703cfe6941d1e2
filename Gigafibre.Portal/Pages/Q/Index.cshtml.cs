using FluentValidation;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Q;

/// <summary>A contact that whoever scanned a valid sticker may pick; the value is a keyed hash, the label is masked.</summary>
public sealed record Choice(string Value, Phrase Label, string Masked, ContactPoint Contact, MessageChannel Channel);

public sealed record Notice(Phrase Title, Phrase Why);

/// <summary>
/// The page behind every sticker. Without a valid key it asks nothing of anybody and shows the same to everyone;
/// services are fetched when first needed, because that page is the one that strangers hammer.
/// </summary>
public sealed class ScanModel(Words words, Secrets secrets) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private static readonly InlineValidator<ScanModel> Validator = CreateValidator();

    [FromQuery(Name = "k")]
    public string? Key { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty(Name = "choice")]
    public string? Chosen { get; set; }

    [BindProperty]
    public string? Channel { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public string? ModemName { get; private set; }

    public MacAddress? Address { get; private set; }

    public Notice? Notice { get; private set; }

    public Phrase? Error { get; private set; }

    /// <summary>Asked too often, while a code that came before is still good.</summary>
    public bool HasCode { get; private set; }

    /// <summary>False when it could not be seen that they are at the modem.</summary>
    [FromQuery(Name = "here")]
    public bool? IsHere { get; set; }

    public bool MayBeHere => Service<Presence>().IsOn;

    public async Task<IActionResult> OnGetAsync(string mac, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(mac, out var address))
        {
            return NotFound();
        }

        if (await IsTechnicianAsync())
        {
            return Redirect(Links.Verify(address, Key));
        }

        if (await IsTrustedAsync(address, cancel))
        {
            await OfferAsync(address, cancel);
            Error = IsHere is false && MayBeHere ? HelperText.NotHere : null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string mac, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(mac, out var address))
        {
            return NotFound();
        }

        Address = address;
        var trusted = await IsTrustedAsync(address, cancel);
        if (trusted)
        {
            await OfferAsync(address, cancel);
        }

        if (Notice is not null)
        {
            return Page();
        }

        if (Validator.Validate(this) is { IsValid: false })
        {
            return Refuse(Choices.Count > 0 ? CodeText.ChooseNone : CodeText.ContactWrong, StatusCodes.Status400BadRequest);
        }

        var choice = Choices.FirstOrDefault(c => c.Value == Chosen);
        var contact = choice?.Contact ?? ContactPoint.Parse(Contact)!;
        var channel = choice?.Channel ?? (Channel == "voice" ? MessageChannel.Voice : MessageChannel.Sms);
        var request = new CodeRequest(address, trusted, choice is not null, contact, channel, words.Language.Code, VisitorAddress.Of(HttpContext, secrets),
            Cookies.Known.Read(Request));
        switch (await Service<SignInService>().AskAsync(request, cancel))
        {
            case CodeAnswer.Asked asked:
                Cookies.CodeRequest.Write(Response, asked.Token);
                return Redirect(Links.Code(address, trusted ? Key : null));
            default:
                HasCode = await Service<SignInService>().HasOpenAsync(Cookies.CodeRequest.Read(Request), address.Compact, cancel);
                return Refuse(CodeText.TooMany, StatusCodes.Status429TooManyRequests);
        }
    }

    /// <summary>Whoever is at the modem sees its line without a code: no session comes of it, and nothing personal is shown.</summary>
    public async Task<IActionResult> OnPostHereAsync(string mac, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(mac, out var address) || !MayBeHere)
        {
            return NotFound();
        }

        Address = address;
        if (!await IsTrustedAsync(address, cancel))
        {
            return Redirect(Links.Scan(address, null));
        }

        await OfferAsync(address, cancel);
        return Choices.Count > 0 && await Service<Presence>().FindAsync(address, HttpContext.Connection.RemoteIpAddress, cancel) is { } token
            ? Redirect(Links.HelpedLook(token)) : Redirect(Links.Scan(address, Key) + "&here=false");
    }

    private async Task<bool> IsTechnicianAsync() =>
        Cookies.Staff.Read(Request) is not null && (await HttpContext.AuthenticateAsync(StaffAuthentication.SchemeName)).Succeeded && HttpContext.Staff().May(StaffVerb.BindModem);

    private async Task<bool> IsTrustedAsync(MacAddress mac, CancellationToken cancel) =>
        Key is not null && await Service<StickerKeys>().IsValidAsync(mac, Key, cancel);

    /// <summary>
    /// The contacts on file, masked. When ERPNext does not answer, or was asked too often from here, the visitor types the contact instead and the code follows once it does.
    /// </summary>
    private async Task OfferAsync(MacAddress mac, CancellationToken cancel)
    {
        if (!Service<StrangerLimit>().Allows(HttpContext, StrangerDoor.Stickers))
        {
            return;
        }

        try
        {
            var (equipment, points) = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => ReadAsync(mac, c), cancel);
            if (points is null)
            {
                Notice = new Notice(CodeText.NobodyTitle, CodeText.NobodyWhy);
                return;
            }

            ModemName = equipment!.Model;
            Choices = [.. points.Phones.Select(p => Offer("sms", CodeText.TextTo, ContactPoint.Of(p), MessageChannel.Sms)),
                .. points.Emails.Select(e => Offer("email", CodeText.MailTo, ContactPoint.Of(e), MessageChannel.Email)),
                .. points.Phones.Select(p => Offer("voice", CodeText.CallTo, ContactPoint.Of(p), MessageChannel.Voice))];
            if (Choices.Count == 0)
            {
                Notice = new Notice(CodeText.NoContactTitle, CodeText.NobodyWhy);
            }
        }
        catch (IntegrationException)
        {
            Choices = [];
        }
    }

    private async Task<(Equipment? Equipment, ContactPoints? Points)> ReadAsync(MacAddress mac, CancellationToken cancel)
    {
        var equipment = await Service<ModemIndex>().RefreshAsync(mac, cancel);
        return equipment is { CustomerId: { } customer, Standing: not Standing.Closed }
            ? (equipment, await Service<ErpNextClient>().GetContactPointsAsync(customer, cancel))
            : (equipment, null);
    }

    private Choice Offer(string prefix, Phrase label, ContactPoint contact, MessageChannel channel) =>
        new($"{prefix}:{secrets.Hash("choice", contact.Value)[..16]}", label, contact.Masked, contact, channel);

    private PageResult Refuse(Phrase error, int status)
    {
        Error = error;
        Response.StatusCode = status;
        return Page();
    }

    private T Service<T>()
        where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    private static InlineValidator<ScanModel> CreateValidator()
    {
        var validator = new InlineValidator<ScanModel>();
        validator.RuleFor(m => m.Contact).Must(c => ContactPoint.Parse(c) is not null).When(m => m.Choices.Count == 0);
        validator.RuleFor(m => m.Chosen).Must((m, value) => m.Choices.Any(c => c.Value == value)).When(m => m.Choices.Count > 0);
        return validator;
    }
}
