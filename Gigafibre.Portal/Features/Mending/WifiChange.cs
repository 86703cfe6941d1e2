using System.Text;
using FluentValidation;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Mending;

/// <summary>One setting of a modem: as it was and as it is wanted. Values are text or, for switches, true and false.</summary>
public sealed record Setting(string Path, string Before, string Wanted, bool IsKey = false, bool IsSwitch = false, string? Band = null);

/// <summary>What a change wants of a modem, and how to undo it. Kept sealed: keys are in it.</summary>
/// <param name="TellsSignals">This model tells how it hears its devices: one that it hears is there. Of another, its list of hosts must do.</param>
public sealed record Plan(IReadOnlyList<Setting> Settings, bool TellsSignals = true)
{
    /// <summary>The bands whose devices must follow; none means any.</summary>
    public IReadOnlyList<string> Bands => Settings.Any(s => s.Band is null) ? [] : [.. Settings.Select(s => s.Band!).Distinct()];
}

/// <summary>The Wi-Fi form: the wanted names of networks by the paths of their names, and one new key for all of them; no key means as it is.</summary>
public sealed class WifiForm
{
    public Dictionary<string, string?> Names { get; init; } = [];

    public string? NewKey { get; init; }

    /// <summary>The key until now; needed to put it back, where it cannot be read from the modem.</summary>
    public string? CurrentKey { get; init; }
}

public sealed class WifiFormValidator : AbstractValidator<WifiForm>
{
    private const int LongestName = 32;

    public WifiFormValidator()
    {
        RuleFor(f => f.Names).Must(n => n.Values.All(IsName)).WithMessage(nameof(MendText.BadName));
        RuleFor(f => f.NewKey).Must(k => string.IsNullOrEmpty(k) || IsKey(k)).WithMessage(nameof(MendText.BadKey));
        RuleFor(f => f.CurrentKey).Must(k => string.IsNullOrEmpty(k) || IsKey(k)).WithMessage(nameof(MendText.BadCurrentKey));
    }

    /// <summary>An SSID is at most 32 octets.</summary>
    public static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && Encoding.UTF8.GetByteCount(name.Trim()) <= LongestName && !name.Any(char.IsControl);

    /// <summary>WPA takes 8 to 63 printable ASCII characters.</summary>
    private static bool IsKey(string key) => key.Length is >= 8 and <= 63 && key.All(c => c is >= ' ' and <= '~') && key.Trim() == key;
}
