using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>The ways to pay that a customer keeps: what there is, one more, which first, one less.</summary>
public sealed class SavedMethodList(
    PortalDb db, StripeMethodsClient stripe, CheckoutPages pages, ErpNextBilling erp, SavedMethodSync sync, WorkQueue work, IOptions<PaymentOptions> options,
    IOptions<PortalOptions> site, TimeProvider clock)
{
    /// <summary>Stripe's own choice for a page of this kind.</summary>
    private static readonly TimeSpan PageLife = TimeSpan.FromHours(1);

    /// <summary>A page that closes sooner is replaced rather than resumed.</summary>
    private static readonly TimeSpan StillUseful = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan FailuresShown = TimeSpan.FromDays(30);

    /// <summary>Nobody keeps so many; somebody who tries out numbers would.</summary>
    public const int Most = 10;

    /// <summary>The customer's own, the first one first; then what other accounts of theirs share with this one.</summary>
    public async Task<IReadOnlyList<SavedMethod>> ReadAsync(string customerId, CancellationToken cancel) =>
        [.. (await db.UsableMethods(customerId).Where(m => m.State == SavedMethodState.Verifying || m.State == SavedMethodState.Ready || m.State == SavedMethodState.Unusable)
                .ToListAsync(cancel))
            .OrderByDescending(m => m.CustomerId == customerId).ThenByDescending(m => m.IsDefault).ThenBy(m => m.CreatedAt)];

    /// <summary>Accounts that could not be verified, lately.</summary>
    public async Task<IReadOnlyList<SavedMethod>> ReadFailedAsync(string customerId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - FailuresShown;
        return await db.SavedMethods.AsNoTracking().Where(m => m.CustomerId == customerId && m.State == SavedMethodState.Dropped && m.FailureCode != null && m.Last4 != null
            && m.ChangedAt > since).ToListAsync(cancel);
    }

    /// <summary>One of this customer's own; null for anybody else's.</summary>
    public Task<SavedMethod?> FindAsync(string customerId, Guid id, CancellationToken cancel) =>
        db.SavedMethods.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.CustomerId == customerId, cancel);

    /// <summary>One that this customer may pay with: their own, or one that another account shares with theirs.</summary>
    public Task<SavedMethod?> FindUsableAsync(string customerId, Guid id, CancellationToken cancel) =>
        db.UsableMethods(customerId).SingleOrDefaultAsync(m => m.Id == id, cancel);

    /// <summary>The way to pay that goes first; null when there is none that can be charged.</summary>
    public async Task<SavedMethod?> FirstAsync(string customerId, CancellationToken cancel)
    {
        var today = Times.Today(clock);
        return (await ReadAsync(customerId, cancel)).FirstOrDefault(m => m.Way(today) is not null);
    }

    /// <summary>Opens Stripe's page that keeps one more. Null when the customer may keep no more, or has no account that is open.</summary>
    /// <exception cref="IntegrationException">ERPNext or Stripe does not answer.</exception>
    public async Task<string?> AddAsync(string customerId, Language language, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var known = await db.SavedMethods.AsNoTracking().Where(m => m.CustomerId == customerId).ToListAsync(cancel);
        if (known.Find(m => m.State == SavedMethodState.New && m.PageUrl is not null && m.Language == language.Code && m.PageExpiresAt - now > StillUseful) is { } open)
        {
            if (await sync.SyncAsync(open.Id, cancel) is { State: SavedMethodState.New, PageUrl: { } url })
            {
                return url;
            }
        }

        if (known.Count(m => m.IsListed) >= Most || await erp.FindCustomerAsync(customerId, cancel) is not { IsDisabled: false, IsFrozen: false } customer)
        {
            return null;
        }

        var method = new SavedMethod
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = customerId,
            StripeCustomerId = await pages.CustomerAsync(customerId, cancel),
            Language = language.Code,
            BusinessDebit = !customer.IsPerson,
            Schedule = MethodText.Schedule.In(language),
            CreatedAt = now,
            ChangedAt = now,

            // Stripe counts in seconds.
            PageExpiresAt = DateTimeOffset.FromUnixTimeSeconds((now + PageLife).ToUnixTimeSeconds()),
        };
        db.SavedMethods.Add(method);
        await db.SaveChangesAsync(cancel);
        return await OpenAsync(method, cancel);
    }

    /// <summary>False when it is not one of this customer's, or cannot be charged.</summary>
    public async Task<bool> PutFirstAsync(string customerId, Guid id, CancellationToken cancel)
    {
        if (await FindAsync(customerId, id, cancel) is not { State: SavedMethodState.Ready })
        {
            return false;
        }

        await db.SavedMethods.Where(m => m.CustomerId == customerId).ExecuteUpdateAsync(s => s.SetProperty(m => m.IsDefault, m => m.Id == id), cancel);
        return true;
    }

    /// <summary>Takes it out, from this second on; Stripe forgets it as soon as it answers.</summary>
    public async Task<bool> RemoveAsync(string customerId, Guid id, CancellationToken cancel)
    {
        if (await FindAsync(customerId, id, cancel) is not { IsListed: true })
        {
            return false;
        }

        await sync.MoveAsync(
            id,
            m =>
            {
                work.Add<DetachMethodHandler>(m.Id.ToString(), "");
                return SavedMethodState.Removed;
            },
            cancel);
        work.Wake();
        return true;
    }

    private async Task<string?> OpenAsync(SavedMethod method, CancellationToken cancel)
    {
        var language = SiteLanguage.Parse(method.Language);
        IReadOnlyList<string> methods = options.Value.BankDebit ? [SavedMethod.Card, SavedMethod.BankDebit] : [SavedMethod.Card];
        var setup = new NewSetup(
            method.Id.ToString(), method.CustomerId, method.StripeCustomerId, methods, language == Language.English ? "en" : "fr-CA", method.Schedule!,
            new Uri(site.Value.PublicUrl, Links.MethodAdded(method.Id)), method.PageExpiresAt, method.BusinessDebit);
        try
        {
            var page = await stripe.OpenAsync(setup, cancel);
            await db.SavedMethods.Where(m => m.Id == method.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.PageId, page.PageId).SetProperty(m => m.PageUrl, page.Url), cancel);
            return page.Url;
        }
        catch (IntegrationException e) when (StripePaymentsClient.IsKept(e))
        {
            await sync.MoveAsync(method.Id, _ => SavedMethodState.Dropped, cancel);
            if (e.Code == "resource_missing")
            {
                // Somebody deleted the customer at Stripe: the next try has a new one.
                await pages.RenewCustomerAsync(method.CustomerId, method.StripeCustomerId, cancel);
            }

            throw;
        }
    }
}
