namespace Gigafibre.Portal.Core;

/// <summary>What a feature asks of ERPNext before the portal serves anybody.</summary>
public interface IStartCheck
{
    /// <summary>Logs what only this feature lacks; throws <see cref="SettingsException"/> where a setting would do harm.</summary>
    Task CheckAsync(CancellationToken cancel);
}
