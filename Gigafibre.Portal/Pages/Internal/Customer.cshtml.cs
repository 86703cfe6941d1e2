using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class CustomerModel(CustomerFileReader files, CustomerTimeline timeline, PeopleList people, AuditTrail audit, PortalDb db, TimeProvider clock) : PageModel
{
    private const int MostPayments = 5;
    private const int MostMessages = 5;
    private string _id = "";

    [FromRoute]
    public string Id { get => _id; set => _id = PathText.Decode(value); }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What was typed and is not kept yet.</summary>
    public string? Note { get; private set; }

    [FromQuery(Name = "done")]
    public bool Done { get; set; }

    [FromQuery(Name = "ended")]
    public bool Ended { get; set; }

    public CustomerFile? Known { get; private set; }

    public IReadOnlyList<PaymentAttempt> Payments { get; private set; } = [];

    /// <summary>What they agreed to, while it stands.</summary>
    public AutopayAgreement? Autopay { get; private set; }

    public IReadOnlyList<CustomerNote> Notes { get; private set; } = [];

    public IReadOnlyList<Message> Messages { get; private set; } = [];

    public IReadOnlyList<CustomerEvent> Events { get; private set; } = [];

    /// <summary>Whom the customer lets in.</summary>
    public IReadOnlyList<AuthorizedPerson> People { get; private set; } = [];

    public IReadOnlyList<AuthorizedPerson> FormerPeople { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public Phrase? Error { get; private set; }

    public DateOnly Today => Times.Today(clock);

    public Money Owed => Known?.Owed.AtOnce ?? Money.Zero;

    public PayAnswer.Refused? Refused { get; private set; }

    [Needs(StaffVerb.SeeCustomer)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("customer.see", Id, cancel, customer: Id);
        return await ShowAsync(cancel);
    }

    [Needs(StaffVerb.SeeAsCustomer)]
    public async Task<IActionResult> OnPostSeeAsAsync([FromServices] ViewSessions views, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            return await RefuseAsync(DeskText.ReasonMissing, StatusCodes.Status400BadRequest, cancel);
        }

        try
        {
            if (await views.BeginAsync(HttpContext.Staff(), Id, Reason.Trim(), cancel) is not { } token)
            {
                return NotFound();
            }

            Cookies.Visitor.Write(Response, token);
            return Redirect(Links.Account);
        }
        catch (IntegrationException)
        {
            return await RefuseAsync(DeskText.ErpAway, StatusCodes.Status503ServiceUnavailable, cancel);
        }
    }

    [Needs(StaffVerb.EndSessions)]
    public async Task<IActionResult> OnPostEndSessionsAsync(
        [FromServices] SessionService sessions, [FromServices] OidcLogins logins, [FromServices] KnownBrowsers browsers,
        [FromServices] PasskeyList passkeys, CancellationToken cancel)
    {
        await audit.RecordAsync("session.end", Id, cancel, customer: Id);
        await passkeys.RemoveAllAsync([Id], cancel);
        foreach (var login in await sessions.EndEverywhereAsync(Id, cancel))
        {
            await logins.EndAsync(login, cancel);
        }

        await browsers.ForgetAllAsync(Id, cancel);
        return Redirect(Links.DeskCustomer(Id) + "?ended=true");
    }

    [Needs(StaffVerb.EndSessions)]
    public async Task<IActionResult> OnPostEndPersonAsync(Guid person, CancellationToken cancel)
    {
        await audit.RecordAsync("people.end", person.ToString(), cancel, customer: Id);
        return await people.EndAsync(Id, person, cancel) ? Redirect(Links.DeskCustomer(Id) + "#people") : NotFound();
    }

    [Needs(StaffVerb.EndSessions)]
    public async Task<IActionResult> OnPostForgetPersonAsync(Guid person, CancellationToken cancel)
    {
        await audit.RecordAsync("people.forget", person.ToString(), cancel, customer: Id);
        return await people.ForgetAsync(Id, person, cancel) ? Redirect(Links.DeskCustomer(Id)) : NotFound();
    }

    [Needs(StaffVerb.WriteNote)]
    public async Task<IActionResult> OnPostNoteAsync(string? note, CancellationToken cancel)
    {
        if (note?.ReplaceLineEndings("\n").Trim() is not { Length: > 0 and <= CustomerNote.Longest } text)
        {
            Note = note;
            return await RefuseAsync(CustomerFileText.NoteEmpty, StatusCodes.Status400BadRequest, cancel);
        }

        var staff = HttpContext.Staff();
        audit.Add("customer.note", Id, Id);
        db.CustomerNotes.Add(new CustomerNote
        {
            Id = Guid.CreateVersion7(),
            CustomerId = Id,
            Text = text,
            WrittenBy = staff.Subject,
            WrittenByName = staff.Name,
            WrittenAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancel);
        return Redirect(Links.DeskCustomer(Id) + "#notes");
    }

    [Needs(StaffVerb.SendPaymentLink)]
    public async Task<IActionResult> OnPostSendLinkAsync(
        string? channel, [FromServices] OwedReader reader, [FromServices] PaymentLinks links, CancellationToken cancel)
    {
        try
        {
            if ((await reader.ReadAsync(Id, cancel)).AtOnce < PaymentPlan.Least)
            {
                return await RefuseAsync(DeskText.NothingToPay, StatusCodes.Status409Conflict, cancel);
            }

            await audit.RecordAsync("payment-link.send", Id, cancel, customer: Id, after: channel == "email" ? "email" : "sms");
            return await links.SendAsync(Id, null, channel == "email", cancel) is null
                ? await RefuseAsync(DeskText.NoContact, StatusCodes.Status400BadRequest, cancel)
                : Redirect(Links.DeskCustomer(Id) + "?done=true");
        }
        catch (IntegrationException)
        {
            return await RefuseAsync(DeskText.ErpAway, StatusCodes.Status503ServiceUnavailable, cancel);
        }
    }

    [Needs(StaffVerb.PayOnBehalf)]
    public async Task<IActionResult> OnPostPayAsync([FromServices] ErpNextBilling billing, [FromServices] CheckoutService checkout, CancellationToken cancel)
    {
        try
        {
            if (await billing.FindCustomerAsync(Id, cancel) is not { } customer)
            {
                return NotFound();
            }

            await audit.RecordAsync("payment.on-behalf", Id, cancel, customer: Id);
            var request = new PayRequest(customer.Id, Payer.Staff(HttpContext.Staff().Subject), new PaymentWish.Balance(), SiteLanguage.Parse(customer.Language));
            return await checkout.StartAsync(request, cancel) switch
            {
                PayAnswer.GoTo page => new SeeOtherResult(page.Url),
                PayAnswer.Refused refused => await RefuseAsync(refused, cancel),
                PayAnswer.UnderWay => await RefuseAsync(DeskText.UnderWay, StatusCodes.Status409Conflict, cancel),
                _ => await RefuseAsync(DeskText.NothingToPay, StatusCodes.Status409Conflict, cancel),
            };
        }
        catch (IntegrationException)
        {
            return await RefuseAsync(DeskText.StripeOrErpAway, StatusCodes.Status503ServiceUnavailable, cancel);
        }
    }

    private async Task<IActionResult> RefuseAsync(PayAnswer.Refused refused, CancellationToken cancel)
    {
        (Refused, Response.StatusCode) = (refused, StatusCodes.Status409Conflict);
        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> RefuseAsync(Phrase error, int status, CancellationToken cancel)
    {
        (Error, Response.StatusCode) = (error, status);
        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        try
        {
            Known = await files.FindAsync(Id, cancel);
            if (Known is null)
            {
                return NotFound();
            }

            // Typed without accents or in another case: what is ours is under the name that ERPNext gives.
            if (Known.Customer.Id != Id && HttpMethods.IsGet(Request.Method))
            {
                return Redirect(Links.DeskCustomer(Known.Customer.Id) + Request.QueryString);
            }
        }
        catch (IntegrationException)
        {
            (Error, Response.StatusCode) = (Error ?? DeskText.ErpAway, StatusCodes.Status503ServiceUnavailable);
        }

        Payments = await db.PaymentAttempts.AsNoTracking().Where(p => p.CustomerId == Id && p.State != PaymentState.New && p.State != PaymentState.Expired)
            .OrderByDescending(p => p.CreatedAt).Take(MostPayments).ToListAsync(cancel);
        Autopay = await db.AutopayAgreements.AsNoTracking().SingleOrDefaultAsync(a => a.CustomerId == Id && a.EndedAt == null, cancel);
        Notes = await db.CustomerNotes.AsNoTracking().Where(n => n.CustomerId == Id).OrderByDescending(n => n.WrittenAt).ToListAsync(cancel);
        Messages = await db.Messages.AsNoTracking().Where(m => m.CustomerId == Id).OrderByDescending(m => m.CreatedAt).Take(MostMessages).ToListAsync(cancel);
        (People, FormerPeople) = await people.ListAsync(Id, cancel);
        Events = await timeline.ReadAsync(Id, cancel);
        return Page();
    }
}
