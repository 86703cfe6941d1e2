using Gigafibre.Portal.Features.Payments;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>Bills that are paid another way than at once on their day: automatic payment leaves them alone, and charges the parts that were agreed on.</summary>
public interface IBillReserve
{
    Task<IReadOnlyCollection<string>> OfAsync(string customerId, CancellationToken cancel);

    /// <summary>
    /// What the part of this day still asks for; null when nothing: paid already, or the arrangement is over. Throws <see cref="Integrations.IntegrationException"/>.
    /// </summary>
    Task<PaymentWish.UpTo?> PartAsync(string customerId, DateOnly dueOn, CancellationToken cancel);
}
