using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Charging;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>Pays in one tap with what is kept. Whoever came by e-mail, by a link, is let in by the customer or looks as them has nothing kept here.</summary>
public sealed class SavedPayments(SavedMethodList methods, ChargeService charges, TimeProvider clock)
{
    /// <summary>Neither a mailbox, which opens more easily than a telephone, nor somebody else whom the customer lets in, nor our own people looking as the customer.</summary>
    public static bool MaySee(Visitor visitor) => !visitor.IsByMail && visitor is { ViewedBy: null, IsHolder: true };

    public async Task<IReadOnlyList<SavedMethod>> OfferedAsync(Visitor visitor, CancellationToken cancel)
    {
        var today = Times.Today(clock);
        return !MaySee(visitor) ? [] : [.. (await methods.ReadAsync(visitor.CustomerId, cancel)).Where(m => m.Way(today) is not null)];
    }

    /// <summary>
    /// Null when it is to be paid on Stripe's page after all, which says the amount: nothing kept was chosen, it cannot be charged any more, more is owed by now than was
    /// shown, or the bank wants the customer to confirm.
    /// </summary>
    /// <param name="shown">The most that the customer saw when they pressed, in cents.</param>
    public async Task<PayAnswer?> PayAsync(PayRequest request, Guid? with, long shown, CancellationToken cancel)
    {
        if (with is not { } id || request.Payer != Payer.Customer || (await methods.FindUsableAsync(request.CustomerId, id, cancel))?.Way(Times.Today(clock)) is not { } way)
        {
            return null;
        }

        return await charges.ChargeAsync(request, way, isThere: true,
            async (attempt, c) => attempt.AmountCents <= shown && await methods.FindUsableAsync(request.CustomerId, id, c) is { State: SavedMethodState.Ready },
            cancel) switch
        {
            ChargeAnswer.NotAsked no => no.Why,
            ChargeAnswer.Asked { Attempt: { State: PaymentState.Failed, FailureCode: "authentication_required" } } => null,
            ChargeAnswer.Asked { Attempt: var attempt } => new PayAnswer.UnderWay(attempt.Id),
            _ => null,
        };
    }
}
