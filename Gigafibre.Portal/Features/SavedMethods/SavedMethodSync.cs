using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>Asks Stripe how a kept way to pay stands, and moves it there. The one way, for webhooks, the way back from the page and the nightly look alike.</summary>
public sealed class SavedMethodSync(PortalDb db, StripeMethodsClient stripe, IEnumerable<ISavedMethodFollower> followers, TimeProvider clock)
{
    /// <summary>The code of an account whose agreement the bank, or the customer at the bank, has ended.</summary>
    public const string MandateEnded = "mandate_ended";

    public async Task<SavedMethod> SyncAsync(Guid id, CancellationToken cancel)
    {
        var method = await db.SavedMethods.AsNoTracking().SingleAsync(m => m.Id == id, cancel);
        return method switch
        {
            { State: SavedMethodState.Ready or SavedMethodState.Unusable, MethodId: { } kept } => await LookAsync(method, kept, cancel),
            { State: SavedMethodState.New or SavedMethodState.Verifying, PageId: { } page } => await LearnAsync(method, await stripe.GetAsync(page, cancel), cancel),

            // Nobody was ever shown a page that we do not know of.
            { State: SavedMethodState.New } when method.PageExpiresAt < clock.GetUtcNow() => await MoveAsync(id, _ => SavedMethodState.Dropped, cancel),
            _ => method,
        };
    }

    /// <summary>One step forward, or none; who follows hears of it in the same unit of work.</summary>
    public async Task<SavedMethod> MoveAsync(Guid id, Func<SavedMethod, SavedMethodState> step, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        var method = await db.SavedMethods.SingleAsync(m => m.Id == id, cancel);
        var to = step(method);
        if (SavedMethodStates.MayFollow(method.State, to))
        {
            (method.State, method.ChangedAt) = (to, clock.GetUtcNow());
            await ChooseFirstAsync(method, cancel);
            foreach (var follower in followers)
            {
                await follower.ChangedAsync(method, cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return method;
    }

    private async Task<SavedMethod> LearnAsync(SavedMethod method, StripeSetup setup, CancellationToken cancel)
    {
        var isActive = setup is { IntentStatus: "succeeded", MandateId: { } mandate } && await stripe.IsMandateActiveAsync(mandate, cancel);
        return await MoveAsync(
            method.Id,
            m =>
            {
                m.PageUrl = setup.Url;
                (m.SetupIntentId, m.MandateId, m.VerifyUrl) = (setup.IntentId ?? m.SetupIntentId, setup.MandateId ?? m.MandateId, setup.VerifyUrl);
                if (setup.Method is { } kept)
                {
                    Note(m, kept);
                }

                m.FailureCode = setup.Failure;
                return SavedMethodStates.Of(setup, isActive);
            },
            cancel);
    }

    private async Task<SavedMethod> LookAsync(SavedMethod method, string kept, CancellationToken cancel)
    {
        var seen = await stripe.GetMethodAsync(kept, cancel);
        var isAgreed = method.MandateId is not { } mandate || await stripe.IsMandateActiveAsync(mandate, cancel);
        return await MoveAsync(
            method.Id,
            m =>
            {
                if (seen.StripeCustomerId is null)
                {
                    return SavedMethodState.Removed;
                }

                Note(m, seen);
                m.FailureCode = isAgreed ? m.FailureCode : MandateEnded;
                return isAgreed ? m.State : SavedMethodState.Unusable;
            },
            cancel);
    }

    private static void Note(SavedMethod m, StripeMethod kept) =>
        (m.MethodId, m.Kind, m.Brand, m.Last4, m.Fingerprint, m.ExpiresOn) = (kept.Id, kept.Kind, kept.Brand, kept.Last4, kept.Fingerprint, kept.ExpiresOn);

    /// <summary>The first that is ready goes first; when it leaves, the oldest of the others.</summary>
    private async Task ChooseFirstAsync(SavedMethod method, CancellationToken cancel)
    {
        var others = await db.SavedMethods.Where(m => m.CustomerId == method.CustomerId && m.Id != method.Id && m.State == SavedMethodState.Ready)
            .OrderBy(m => m.CreatedAt).ToListAsync(cancel);
        if (method.State == SavedMethodState.Ready)
        {
            method.ReadyAt ??= clock.GetUtcNow();
            method.IsDefault = !others.Exists(m => m.IsDefault);
        }
        else if (method.IsDefault)
        {
            method.IsDefault = false;
            if (others.FirstOrDefault(m => !m.IsExpired(Times.Today(clock))) is { } next)
            {
                next.IsDefault = true;
            }
        }
    }
}
