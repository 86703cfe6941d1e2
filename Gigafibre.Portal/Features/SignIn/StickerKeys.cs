using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.SignIn;

public sealed class StickerOptions : IValidatableObject
{
    public const string Section = "Stickers";

    /// <summary>Secrets by key id (one letter or digit). Old ids stay as long as their stickers are out there. Each at least 32 characters.</summary>
    [Required, MinLength(1)]
    public required Dictionary<string, string> Keys { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
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

/// <summary>
/// The key <c>k</c> printed on a sticker: key id, generation, and a keyed check over both and the MAC (docs/wire/sticker.md).
/// It proves that we made this sticker for this modem; it never proves who holds it.
/// </summary>
public sealed class StickerKeys(IOptions<StickerOptions> options, PortalDb db)
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int TagLength = 16;

    /// <summary>True when the key was made by us for this modem and its generation was not revoked.</summary>
    public async Task<bool> IsValidAsync(MacAddress mac, string? key, CancellationToken cancel)
    {
        if (key is not { Length: 3 + TagLength } || !options.Value.Keys.TryGetValue(key[..1], out var secret))
        {
            return false;
        }

        var high = Alphabet.IndexOf(key[1], StringComparison.Ordinal);
        var low = Alphabet.IndexOf(key[2], StringComparison.Ordinal);
        if (high < 0 || low < 0)
        {
            return false;
        }

        var expected = Encoding.ASCII.GetBytes(Tag(secret, mac, key[..3]));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(key[3..])))
        {
            return false;
        }

        var lowest = await db.StickerGenerations.Where(g => g.Mac == mac.Compact).Select(g => g.Generation).SingleOrDefaultAsync(cancel);
        return (high * 32) + low >= lowest;
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
