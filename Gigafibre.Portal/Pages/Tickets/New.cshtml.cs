using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Tickets;

/// <summary>A question to our team, with photographs; the state of the line goes along where it is about the line.</summary>
[RequestSizeLimit(TicketForm.LargestBody)]
[RequestFormLimits(MultipartBodyLengthLimit = TicketForm.LargestBody)]
public sealed class NewModel(TicketDesk desk, DiagnosisService diagnoses, Words words) : PageModel
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public TicketForm Form { get; private set; } = new();

    public Phrase? Error { get; private set; }

    public bool HasLine => Visitor.Mac is not null;

    private Visitor Visitor => HttpContext.Visitor();

    public void OnGet(TicketTopic? topic) => Form = new TicketForm { Key = Guid.NewGuid().ToString("N"), Topic = topic };

    public async Task<IActionResult> OnPostAsync(TicketForm form, CancellationToken cancel)
    {
        Form = form;
        if (Visitor.ViewedBy is not null)
        {
            return Forbid();
        }

        var (written, error) = await form.ReadAsync(needsTopic: true, cancel);
        if (written is null)
        {
            return Refuse(error!.Value, StatusCodes.Status400BadRequest);
        }

        var look = form.Topic == TicketTopic.Connection && Visitor.Mac is { } mac ? await diagnoses.LatestOrStartAsync(Visitor.CustomerId, mac, Fresh, cancel) : null;
        return await desk.Tickets.OpenAsync(Visitor.CustomerId, form.Topic!.Value, written, words.Language, look, cancel) is { } ticket
            ? Redirect(Links.Ticket(ticket.Number) + "?taken=true") : Refuse(TicketText.TooMany, StatusCodes.Status429TooManyRequests);
    }

    private PageResult Refuse(Phrase error, int status)
    {
        Form.Key = Guid.TryParse(Form.Key, out var key) ? key.ToString("N") : Guid.NewGuid().ToString("N");
        (Error, Response.StatusCode) = (error, status);
        return Page();
    }
}
