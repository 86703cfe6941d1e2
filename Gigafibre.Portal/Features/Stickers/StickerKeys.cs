using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

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

public enum StickerStanding
{
    Good,

    /// <summary>From before there were keys.</summary>
    Old,

    /// <summary>Ours, and taken back.</summary>
    Revoked,

    /// <summary>Not made by us, or not for this modem.</summary>
    Foreign,
}

/// <summary>
/// The key <c>k</c> printed on a sticker: key id, generation, and a keyed check over both and the MAC (docs/wire/sticker.md).
/// It proves that we made this sticker for this modem; it never proves who holds it.
/// </summary>
public sealed class StickerKeys(IOptions<StickerOptions> options, PortalDb db)
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int TagLength = 16;

    /// <summary>True when the key was made by us for this modem and its generation was not revoked.</summary>
    public async Task<bool> IsValidAsync(MacAddress mac, string? key, CancellationToken cancel) => await JudgeAsync(mac, key, cancel) == StickerStanding.Good;

    /// <summary>What a key on a sticker is worth.</summary>
    public async Task<StickerStanding> JudgeAsync(MacAddress mac, string? key, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(key))
        {
            return StickerStanding.Old;
        }

        if (key is not { Length: 3 + TagLength } || !options.Value.Keys.TryGetValue(key[..1], out var secret))
        {
            return StickerStanding.Foreign;
        }

        var high = Alphabet.IndexOf(key[1], StringComparison.Ordinal);
        var low = Alphabet.IndexOf(key[2], StringComparison.Ordinal);
        if (high < 0 || low < 0)
        {
            return StickerStanding.Foreign;
        }

        var expected = Encoding.ASCII.GetBytes(Tag(secret, mac, key[..3]));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(key[3..])))
        {
            return StickerStanding.Foreign;
        }

        var lowest = await db.StickerGenerations.Where(g => g.Mac == mac.Compact).Select(g => g.Generation).SingleOrDefaultAsync(cancel);
        return (high * 32) + low >= lowest ? StickerStanding.Good : StickerStanding.Revoked;
    }

    /// <summary>The key of a modem's sticker: the same for the same key id and generation, today and in ten years.</summary>
    public string Make(MacAddress mac, string keyId, int generation)
    {
        var head = $"{keyId}{Alphabet[generation / 32]}{Alphabet[generation % 32]}";
        return head + Tag(options.Value.Keys[keyId], mac, head);
    }

    private static string Tag(string secret, MacAddress mac, string head)
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"gigafibre-sticker-1:{head}:{mac.Normalized}"));
        var tag = new StringBuilder(TagLength);
        for (var bit = 0; bit < TagLength * 5; bit += 5)
        {
            var pair = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            tag.Append(Alphabet[(pair >> (11 - (bit % 8))) & 31]);
        }

        return tag.ToString();
    }
}
