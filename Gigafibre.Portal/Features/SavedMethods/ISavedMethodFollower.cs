namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>Hears of every step of a kept way to pay, in the same unit of work; asks nobody outside.</summary>
public interface ISavedMethodFollower
{
    Task ChangedAsync(SavedMethod method, CancellationToken cancel);

    /// <summary>Another account may use it no more.</summary>
    Task UnsharedAsync(Guid method, string customerId, CancellationToken cancel);
}
