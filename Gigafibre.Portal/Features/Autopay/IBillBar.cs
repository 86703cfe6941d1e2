namespace Gigafibre.Portal.Features.Autopay;

/// <summary>Bills that automatic payment leaves alone until a person has looked: they ask for what may not be owed.</summary>
public interface IBillBar
{
    /// <summary>Throws <see cref="Integrations.IntegrationException"/>: what is not known is not charged.</summary>
    Task<bool> BarsAsync(string customerId, string invoiceName, CancellationToken cancel);
}
