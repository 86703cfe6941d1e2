using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <param name="IsCustomer">Signed in as the customer whose bills these are, or as somebody whom they let see them.</param>
/// <param name="IsPayer">The one who opened the payment page.</param>
/// <param name="IsHolder">Came back from the payment page with the payment's own token: reads how it went, and changes nothing.</param>
/// <param name="LinkToken">For whoever came by a link that is still good: its token, to pay with again.</param>
/// <param name="MayManage">The customer themselves, or the payer: gives it up, has its receipt mailed.</param>
public sealed record SeenPayment(PaymentAttempt Attempt, bool IsCustomer, bool IsPayer, bool IsHolder, string? LinkToken, bool MayManage)
{
    /// <summary>The holder of a link whose bill somebody else is paying learns that, and nothing more: the payment may be for other bills too.</summary>
    public bool MaySeeAll => IsCustomer || IsPayer || IsHolder;

    public string ToPage() => IsPayer && Attempt.Payer.Kind == PayerKind.Staff ? Links.DeskPayment(Attempt.Id) : Links.Payment(Attempt.Id);
}

/// <summary>Who may see a payment: the customer in the session, or the holder of the link that it was made with. To anybody else it is not there.</summary>
public sealed class PaymentAccess(PortalDb db, PaymentLinks links, Secrets secrets, TimeProvider clock)
{
    private const string Purpose = "payment-return";

    /// <summary>Whoever came back from the payment page may look for so long; what they paid is theirs to know.</summary>
    private static readonly TimeSpan Holds = TimeSpan.FromDays(30);

    public static string TokenOf(Secrets secrets, Guid id) => secrets.Hash(Purpose, id.ToString());

    /// <summary>True when this is the payment's own token; the browser then carries it, and addresses do not.</summary>
    public bool Admit(HttpContext context, Guid id, string? token)
    {
        if (token is not { Length: 64 } || !secrets.Matches(Purpose, id.ToString(), token))
        {
            return false;
        }

        Cookies.PaidHere.Write(context.Response, $"{id:N}.{token}");
        return true;
    }

    private bool Holder(HttpContext context, PaymentAttempt attempt) =>
        Cookies.PaidHere.Read(context.Request)?.Split('.') is [var id, { Length: 64 } token] && Guid.TryParse(id, out var of) && of == attempt.Id
        && secrets.Matches(Purpose, attempt.Id.ToString(), token) && clock.GetUtcNow() - attempt.CreatedAt < Holds;

    public async Task<SeenPayment?> FindAsync(HttpContext context, Guid id, CancellationToken cancel) =>
        await JudgeAsync(context, await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleOrDefaultAsync(a => a.Id == id, cancel), cancel);

    public async Task<SeenPayment?> FindBySessionAsync(HttpContext context, string sessionId, CancellationToken cancel) =>
        await JudgeAsync(context, await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleOrDefaultAsync(a => a.SessionId == sessionId, cancel), cancel);

    private static async Task<bool> IsTheirsAtTheDeskAsync(HttpContext context, PaymentAttempt attempt) =>
        attempt.Payer.Kind == PayerKind.Staff && (await context.AuthenticateAsync(StaffAuthentication.SchemeName)).Succeeded
            && attempt.Payer == Payer.Staff(context.Staff().Subject) && context.Staff().May(StaffVerb.PayOnBehalf);

    private async Task<SeenPayment?> JudgeAsync(HttpContext context, PaymentAttempt? attempt, CancellationToken cancel)
    {
        if (attempt is null)
        {
            return null;
        }

        await context.AuthenticateAsync(VisitorAuthentication.SchemeName);
        var visitor = context.Features.Get<Visitor>();
        var customer = visitor is { MaySeeBills: true, Person: null or { HasAccepted: true } } && visitor.CustomerId == attempt.CustomerId;
        var token = Cookies.PayLink.Read(context.Request);
        var link = await links.FindEvenOverAsync(token, cancel);
        var payer = await IsTheirsAtTheDeskAsync(context, attempt) || (customer && visitor!.ViewedBy is null
                && (attempt.Payer == Payer.Of(visitor) || (attempt.Payer == Payer.Mail && visitor.IsHolder)))
            || (link is not null && attempt.Payer == Payer.Link(link.Id));
        var good = link is not null && links.IsGood(link);
        var concerned = good && link!.CustomerId == attempt.CustomerId && (link.InvoiceName is null || attempt.Invoices.Any(i => i.InvoiceName == link.InvoiceName));

        // Whoever paid sees how it went, also after the link is over.
        var holder = Holder(context, attempt);
        return customer || payer || concerned || holder ? new SeenPayment(attempt, customer, payer, holder, good ? token : null,
            MayManage: payer || (customer && visitor!.IsHolder)) : null;
    }
}
