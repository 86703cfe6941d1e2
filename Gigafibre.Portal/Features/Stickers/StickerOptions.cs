using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Stickers;

public sealed class StickerOptions : IValidatableObject
{
    public const string Section = "Stickers";

    /// <summary>Secrets by key id (one letter or digit). Old ids stay as long as their stickers are out there. Each at least 32 characters.</summary>
    [Required, MinLength(1)]
    public required Dictionary<string, string> Keys { get; set; }

    /// <summary>The key that new stickers are made with; needed once there is more than one.</summary>
    public string? PrintWith { get; set; }

    /// <summary>The first six digits of the MACs that we deploy (<c>1C61B4</c>); empty lets every maker's pass.</summary>
    public string[] Makers { get; set; } = [];

    public string PrintKey => PrintWith ?? Keys.Keys.First();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PrintWith is null ? Keys.Count > 1 : !Keys.ContainsKey(PrintWith))
        {
            yield return new("Stickers:PrintWith: say which of Stickers:Keys new stickers are made with.");
        }

        foreach (var (id, secret) in Keys)
        {
            if (id is not [>= '0' and <= '9' or >= 'a' and <= 'z'])
            {
                yield return new($"Stickers:Keys:{id}: a key's id is one small letter or digit.");
            }
            else if (secret.Length < 32)
            {
                yield return new($"Stickers:Keys:{id} is too short: give it at least 32 characters.");
            }
        }
    }
}
