using System.Security.Cryptography;
using System.Text;

namespace Gigafibre.Portal.Sandbox.People;

/// <summary>Prints the key of a sticker, by docs/wire/sticker.md: written here a second time, so that an error in one shows in the other.</summary>
public static class Stickers
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Key(string secret, string mac, int generation = 0, char keyId = 'd')
    {
        var head = $"{keyId}{Alphabet[generation / 32]}{Alphabet[generation % 32]}";
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret),
            Encoding.ASCII.GetBytes($"gigafibre-sticker-1:{head}:{mac.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant()}"));
        var bits = string.Concat(hash.Take(10).Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        return head + string.Concat(bits.Chunk(5).Select(c => Alphabet[Convert.ToInt32(new string(c), 2)]));
    }
}
