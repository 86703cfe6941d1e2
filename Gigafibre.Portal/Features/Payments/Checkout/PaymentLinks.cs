using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Checkout;

public sealed class PaymentLinks(
    PortalDb db, ErpNextBilling erp, OwnContacts contacts, CheckoutClosing checkout, MessageOutbox outbox, ContactTroubles troubles, Secrets secrets, WorkQueue work,
        IOptions<PaymentOptions> options,
        IOptions<PortalOptions> site, TimeProvider clock)
{
    public async Task<Guid?> SendAsync(string customerId, string? invoiceName, bool byMail, CancellationToken cancel)
    {
        // Typed by somebody: ERPNext finds them in any case and without accents, and the ids that count are those in its answers.
        var customer = await erp.FindCustomerAsync(customerId, cancel);
        var bill = invoiceName is null ? null : (await erp.FindInvoiceAsync(invoiceName, cancel))?.Head;
        if (customer is null || (invoiceName is not null && bill?.CustomerId != customer.Id))
        {
            return null;
        }

        var points = await contacts.ReadAsync(customer.Id, cancel);
        var to = byMail ? points.Emails.Select(ContactPoint.Of).FirstOrDefault() : points.Phones.Select(ContactPoint.Of).FirstOrDefault();
        if (to is null || (to.Phone is not null && await IsOptedOutAsync(to, cancel)))
        {
            return null;
        }

        var (now, token) = (clock.GetUtcNow(), Secrets.NewToken());
        var link = new PaymentLink
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = Secrets.HashToken(token),
            CustomerId = customer.Id,
            InvoiceName = bill?.Name,
            Language = customer.Language == "en" ? "en" : "fr",
            CreatedAt = now,
            ExpiresAt = now.AddDays(options.Value.LinkDays),
        };
        db.PaymentLinks.Add(link);
        var url = new Uri(site.Value.PublicUrl, Links.PayLink(token));
        outbox.Add(MessageDraft.Of(PaymentMessages.Link, customer.Id, link.Id.ToString(), Message.Secret) with { Secret = url.AbsoluteUri }, to,
            to.ChannelFor(MessageChannel.Sms), SiteLanguage.Parse(customer.Language));
        await db.SaveChangesAsync(cancel);
        work.Wake();
        return link.Id;
    }

    private Task<bool> IsOptedOutAsync(ContactPoint to, CancellationToken cancel) =>
        troubles.Standing(secrets.Hash(ContactPoint.HashPurpose, to.Value)).AnyAsync(t => t.Kind == ContactTroubleKind.OptedOut, cancel);

    public async Task<PaymentLink?> FindAsync(string? token, CancellationToken cancel) =>
        await FindEvenOverAsync(token, cancel) is { } link && IsGood(link) ? link : null;

    /// <summary>The link of this token, good or not: whoever paid by it may still see how that went.</summary>
    public async Task<PaymentLink?> FindEvenOverAsync(string? token, CancellationToken cancel) =>
        token is { Length: 64 } && Secrets.HashToken(token) is var hash ? await db.PaymentLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, cancel) : null;

    public bool IsGood(PaymentLink link) => link.RevokedAt is null && link.ExpiresAt > clock.GetUtcNow();

    /// <summary>Ends the link, and closes what it has open at Stripe. Throws <see cref="IntegrationException"/> when Stripe does not
    /// answer: then it is over here, and asking again closes the page.</summary>
    public async Task<bool> RevokeAsync(Guid id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!await db.PaymentLinks.AnyAsync(l => l.Id == id, cancel))
        {
            return false;
        }

        await db.PaymentLinks.Where(l => l.Id == id && l.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, now), cancel);
        var payer = Payer.Link(id);
        var open = await db.PaymentAttempts.AsNoTracking().Where(a => a.Payer == payer && (a.State == PaymentState.New || a.State == PaymentState.Open)).ToListAsync(cancel);
        foreach (var attempt in open)
        {
            await checkout.CloseAsync(attempt, cancel);
        }

        return true;
    }

    public static PaymentWish Wish(PaymentLink link) => link.InvoiceName is { } name ? new PaymentWish.Bills([name]) : new PaymentWish.Balance();
}
