namespace Gigafibre.Portal.Features.LineChanges;

public sealed record Setting(string Path, string Before, string Wanted, bool IsKey = false, bool IsSwitch = false, string? Band = null);

/// <summary>What a change wants of a modem, and how to undo it. Kept sealed: keys are in it.</summary>
/// <param name="TellsSignals">This model tells how it hears its devices: one that it hears is there. Of another, its list of hosts must do.</param>
public sealed record WantedSettings(IReadOnlyList<Setting> Settings, bool TellsSignals = true)
{
    public IReadOnlyList<string> Bands => Settings.Any(s => s.Band is null) ? [] : [.. Settings.Select(s => s.Band!).Distinct()];
}
