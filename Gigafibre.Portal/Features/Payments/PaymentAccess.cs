using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <param name="IsCustomer">Signed in as the customer whose bills these are.</param>
/// <param name="IsPayer">The one who opened the payment page.</param>
public sealed record SeenPayment(PaymentAttempt Attempt, bool IsCustomer, bool IsPayer);

/// <summary>Who may see a payment: the customer in the session, or the holder of the link that it was made with. To anybody else it is not there.</summary>
public sealed class PaymentAccess(PortalDb db, PaymentLinks links)
{
    public async Task<SeenPayment?> FindAsync(HttpContext context, Guid id, CancellationToken cancel) =>
        await JudgeAsync(context, await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleOrDefaultAsync(a => a.Id == id, cancel), cancel);

    public async Task<SeenPayment?> FindBySessionAsync(HttpContext context, string sessionId, CancellationToken cancel) =>
        await JudgeAsync(context, await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleOrDefaultAsync(a => a.SessionId == sessionId, cancel), cancel);

    private async Task<SeenPayment?> JudgeAsync(HttpContext context, PaymentAttempt? attempt, CancellationToken cancel)
    {
        if (attempt is null)
        {
            return null;
        }

        await context.AuthenticateAsync(VisitorAuthentication.SchemeName);
        var customer = context.Features.Get<Visitor>()?.CustomerId == attempt.CustomerId;
        var link = await links.FindAsync(Cookies.PayLink.Read(context.Request), cancel);
        var holder = link is not null && link.CustomerId == attempt.CustomerId && (attempt.Payer == PayRequest.Link(link.Id) || (link.InvoiceName is { } name && attempt.Invoices.Any(i => i.InvoiceName == name)) || link.InvoiceName is null);
        return customer || holder ? new SeenPayment(attempt, customer, customer ? attempt.Payer == PayRequest.Customer : attempt.Payer == PayRequest.Link(link!.Id)) : null;
    }
}
