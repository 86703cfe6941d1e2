using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Tickets;

/// <summary>A customer asks to be called, at a time of ours, on a number of theirs.</summary>
public sealed class CallModel(TicketService tickets, CallBacks calls, CallSlots slots, OwnContacts contacts, Words words) : PageModel
{
    private const int LongestWhy = 1000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public Phrase? Error { get; private set; }

    public CallBack? Open { get; private set; }

    /// <summary>Masked, as they print themselves. Null while ERPNext does not say.</summary>
    public IReadOnlyList<PhoneNumber>? Phones { get; private set; }

    public IReadOnlyList<CallSlot> Slots { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public string? Slot { get; private set; }

    public string? Phone { get; private set; }

    public string? Why { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public string KeyOf(PhoneNumber phone) => calls.KeyOf(phone);

    private Visitor Visitor => HttpContext.Visitor();

    public Task OnGetAsync([FromServices] IOptions<PortalOptions> site, [FromServices] TimeProvider clock, CancellationToken cancel) => LoadAsync(site.Value, clock, cancel);

    public async Task<IActionResult> OnPostAsync([FromServices] IOptions<PortalOptions> site, [FromServices] TimeProvider clock, [FromServices] DiagnosisService diagnoses,
        string? key, string? slot, string? phone, string? why, CancellationToken cancel)
    {
        await LoadAsync(site.Value, clock, cancel);
        if (Open is { } there)
        {
            return Redirect(Links.Ticket(there.Number));
        }

        (Slot, Phone, Why, Key) = (slot, phone, why?.ReplaceLineEndings("\n").Trim(), Guid.TryParse(key, out var made) ? made.ToString("N") : Key);
        if (Visitor.ViewedBy is not null || Phones is null)
        {
            Response.StatusCode = Phones is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status403Forbidden;
            return Page();
        }

        if (Slots.Where(s => s.Key == slot).ToList() is not [var chosen] || Phones.Where(p => KeyOf(p) == phone).ToList() is not [var number] || Why?.Length > LongestWhy)
        {
            (Error, Response.StatusCode) = (CallText.BadChoice, StatusCodes.Status400BadRequest);
            return Page();
        }

        var look = Visitor.Mac is { } mac ? await diagnoses.LatestOrStartAsync(Visitor.CustomerId, mac, Fresh, cancel) : null;
        var asked = new CallRequest(Key, Why is { Length: > 0 } ? Why : null, number, chosen);
        if (await tickets.AskForCallAsync(Visitor.CustomerId, asked, words.Language, look, cancel) is { } ticket)
        {
            return Redirect(Links.Ticket(ticket.Number) + "?taken=true");
        }

        (Error, Response.StatusCode) = (TicketText.TooMany.With(site.Value.SupportPhone), StatusCodes.Status429TooManyRequests);
        return Page();
    }

    private async Task LoadAsync(PortalOptions site, TimeProvider clock, CancellationToken cancel)
    {
        // One whose time is over may be given another.
        (Today, Slots, Open) = (Times.Today(clock), slots.Offered(), await calls.FindOpenAsync(Visitor.CustomerId, cancel));
        Open = Open?.Until < clock.GetUtcNow() ? null : Open;
        try
        {
            Phones = (await Deadline.AskAsync(SystemName.ErpNext, Longest, c => contacts.ReadAsync(Visitor.CustomerId, c), cancel)).Phones;
        }
        catch (IntegrationException)
        {
            Error = CallText.Away.With(site.SupportPhone);
        }
    }
}
