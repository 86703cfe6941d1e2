namespace Gigafibre.Portal.Features.Payments;

/// <summary>Hears of every step of a payment, in the same unit of work. What it writes is written with the step or not at all; it asks nobody outside.</summary>
public interface IPaymentFollower
{
    /// <summary>It made a step; its state is the new one.</summary>
    Task MovedAsync(PaymentAttempt attempt, CancellationToken cancel);

    /// <summary>The payer disputes it at their bank; nobody has decided yet.</summary>
    Task DisputedAsync(PaymentAttempt attempt, CancellationToken cancel);

    /// <summary>A bank took money back that it had given.</summary>
    /// <param name="reason">Stripe's word: <c>debit_not_authorized</c>, <c>insufficient_funds</c>, …</param>
    Task TakenBackAsync(PaymentAttempt attempt, Integrations.Money amount, string reason, CancellationToken cancel);
}
