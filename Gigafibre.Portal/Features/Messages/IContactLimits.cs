namespace Gigafibre.Portal.Features.Messages;

/// <summary>Contacts that may stand on a customer's file and are not the customer's own.</summary>
public interface IContactLimits
{
    /// <summary>Hashes of the contacts of people whom the customer lets in, or no longer does: what is told to the customer is not theirs.</summary>
    Task<IReadOnlySet<string>> LimitedAsync(string customerId, CancellationToken cancel);
}
