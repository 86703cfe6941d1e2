namespace Gigafibre.Portal.Features.Autopay;

/// <summary>Bills that are paid another way than at once on their day: automatic payment leaves them alone.</summary>
public interface IBillReserve
{
    Task<IReadOnlyCollection<string>> OfAsync(string customerId, CancellationToken cancel);
}
