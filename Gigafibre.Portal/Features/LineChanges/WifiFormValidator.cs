using System.Text;
using FluentValidation;

namespace Gigafibre.Portal.Features.LineChanges;

public sealed class WifiFormValidator : AbstractValidator<WifiForm>
{
    private const int LongestName = 32;

    public WifiFormValidator()
    {
        RuleFor(f => f.Names).Must(n => n.Values.All(IsName)).WithMessage(nameof(LineChangeText.BadName));
        RuleFor(f => f.NewKey).Must(k => string.IsNullOrEmpty(k) || IsKey(k)).WithMessage(nameof(LineChangeText.BadKey));
        RuleFor(f => f.CurrentKey).Must(k => string.IsNullOrEmpty(k) || IsKey(k)).WithMessage(nameof(LineChangeText.BadCurrentKey));
    }

    public static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && Encoding.UTF8.GetByteCount(name.Trim()) <= LongestName && !name.Any(char.IsControl);

    public static bool IsKey(string key) => key.Length is >= 8 and <= 63 && key.All(c => c is >= ' ' and <= '~') && key.Trim() == key;
}
