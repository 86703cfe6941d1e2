using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Help;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Tickets;

/// <summary>A question to our team, with photographs; the state of the line goes along where it is about the line.</summary>
[RequestSizeLimit(TicketForm.LargestBody)]
[TicketFormLimits]
public sealed class NewModel(TicketService tickets, DiagnosisService diagnoses, Words words, IOptions<PortalOptions> site) : PageModel
{
    private const int MostOffered = 3;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public TicketForm Form { get; private set; } = new();

    public Phrase? Error { get; private set; }

    /// <summary>Whoever is let in for the line writes about the line.</summary>
    public IReadOnlyList<TicketTopic> Topics => Visitor.IsHolder ? TicketTopics.All : TicketTopics.OfLine;

    public bool IsHolder => Visitor.IsHolder;

    public bool HasLine => Visitor.Mac is not null;

    private Phrase TooMany => TicketText.TooMany.With(site.Value.SupportPhone);

    private Visitor Visitor => HttpContext.Visitor();

    [OpenTo(PersonRole.Household)]
    public void OnGet(TicketTopic? topic) => Form = new TicketForm { Key = Guid.NewGuid().ToString("N"), Topic = topic };

    [OpenTo(PersonRole.Household, Act = "ticket")]
    public async Task<IActionResult> OnPostAsync(TicketForm form, CancellationToken cancel)
    {
        Form = form;
        if (Visitor.ViewedBy is not null)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (form.Topic is { } about && !Topics.Contains(about))
        {
            form.Topic = null;
        }

        if (!await tickets.MayOpenAsync(Visitor.CustomerId, cancel))
        {
            return Refuse(TooMany, StatusCodes.Status429TooManyRequests);
        }

        var (written, error) = await form.ReadAsync(needsTopic: true, cancel);
        if (written is null)
        {
            return Refuse(error!.Value, StatusCodes.Status400BadRequest);
        }

        var look = form.Topic == TicketTopic.Connection && Visitor.Mac is { } mac ? await diagnoses.LatestOrStartAsync(Visitor.CustomerId, mac, Fresh, cancel) : null;
        return await tickets.OpenAsync(Writer.Of(Visitor), form.Topic!.Value, written, words.Language, look, cancel) is { } ticket
            ? Redirect(Links.Ticket(ticket.Number) + "?taken=true") : Refuse(TooMany, StatusCodes.Status429TooManyRequests);
    }

    /// <summary>What may help whoever is writing this; a piece of a page. What is written stands in no address.</summary>
    [OpenTo(PersonRole.Household)]
    public PartialViewResult OnPostOffer([FromServices] HelpLibrary library, string? q) => Partial("/Pages/Help/_Offer.cshtml", library.Search(q, words.Language, MostOffered));

    private PageResult Refuse(Phrase error, int status)
    {
        Form.Key = Guid.TryParse(Form.Key, out var key) ? key.ToString("N") : Guid.NewGuid().ToString("N");
        (Error, Response.StatusCode) = (error, status);
        return Page();
    }
}
