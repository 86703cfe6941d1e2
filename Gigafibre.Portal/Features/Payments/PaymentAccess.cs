using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <param name="IsCustomer">Signed in as the customer whose bills these are.</param>
/// <param name="IsPayer">The one who opened the payment page.</param>
/// <param name="LinkToken">For whoever came by a link that is still good: its token, to pay with again.</param>
public sealed record SeenPayment(PaymentAttempt Attempt, bool IsCustomer, bool IsPayer, string? LinkToken)
{
    /// <summary>The holder of a link whose bill somebody else is paying learns that, and nothing more: the payment may be for other bills too.</summary>
    public bool MaySeeAll => IsCustomer || IsPayer;

    public string ToPage() => IsPayer && Attempt.Payer.Kind == PayerKind.Staff ? Links.DeskPayment(Attempt.Id) : Links.Payment(Attempt.Id);
}

/// <summary>Who may see a payment: the customer in the session, or the holder of the link that it was made with. To anybody else it is not there.</summary>
public sealed class PaymentAccess(PortalDb db, PaymentLinks links)
{
    public async Task<SeenPayment?> FindAsync(HttpContext context, Guid id, CancellationToken cancel) =>
        await JudgeAsync(context, await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleOrDefaultAsync(a => a.Id == id, cancel), cancel);

    public async Task<SeenPayment?> FindBySessionAsync(HttpContext context, string sessionId, CancellationToken cancel) =>
        await JudgeAsync(context, await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleOrDefaultAsync(a => a.SessionId == sessionId, cancel), cancel);

    private static async Task<bool> IsTheirsAtTheDeskAsync(HttpContext context, PaymentAttempt attempt) =>
        attempt.Payer.Kind == PayerKind.Staff && (await context.AuthenticateAsync(StaffAuthentication.SchemeName)).Succeeded
            && attempt.Payer == Payer.Staff(context.Staff().Subject);

    private async Task<SeenPayment?> JudgeAsync(HttpContext context, PaymentAttempt? attempt, CancellationToken cancel)
    {
        if (attempt is null)
        {
            return null;
        }

        await context.AuthenticateAsync(VisitorAuthentication.SchemeName);
        var visitor = context.Features.Get<Visitor>();
        var customer = visitor?.CustomerId == attempt.CustomerId;
        var token = Cookies.PayLink.Read(context.Request);
        var link = await links.FindEvenOverAsync(token, cancel);
        var payer = await IsTheirsAtTheDeskAsync(context, attempt) || (customer && visitor!.ViewedBy is null && attempt.Payer == Payer.Customer)
            || (link is not null && attempt.Payer == Payer.Link(link.Id));
        var good = link is not null && links.IsGood(link);
        var concerned = good && link!.CustomerId == attempt.CustomerId && (link.InvoiceName is null || attempt.Invoices.Any(i => i.InvoiceName == link.InvoiceName));

        // Whoever paid sees how it went, also after the link is over.
        return customer || payer || concerned ? new SeenPayment(attempt, customer, payer, good ? token : null) : null;
    }
}
