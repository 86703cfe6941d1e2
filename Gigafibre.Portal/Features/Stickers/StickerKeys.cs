using System.Security.Cryptography;
using System.Text;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Stickers;

public enum StickerStanding
{
    Good,

    Old,

    Revoked,

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

    public async Task<bool> IsValidAsync(MacAddress mac, string? key, CancellationToken cancel) => await JudgeAsync(mac, key, cancel) == StickerStanding.Good;

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

        var lowest = await db.StickerRevocations.Where(g => g.Mac == mac.Compact).Select(g => g.LowestGeneration).SingleOrDefaultAsync(cancel);
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
