using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Gigafibre.Portal.Sandbox.TpLink;

/// <summary>The modem's side of its page's encryption: textbook RSA in chunks, AES-128 in CBC or, on newer firmware, GCM.</summary>
public sealed record GdprKey(string Modulus, string PrivateExponent)
{
    /// <summary>Made up for the sandbox; 512 bits, as the model has.</summary>
    public static readonly GdprKey Own = new(
        "C5410D44E23FCEE8F33793B7B954FCF52067CB48935CE271E9EED2402387A168970BC9E808E3F25277507A385ACFF0BA32C38AAC887CC5DA8710F6195D9C4B37",
        "5d03e7f5eb9a9b3f4e318efebbee4fba67a58a3e96fedde9499ecc96622abaf97abae352b0fca5924a37727b1cfd8b559b5648c94bbd67486e8c0a674fcae9c1");

    /// <summary>Each 128 hex digits are one chunk; the last is filled with zero octets at its end.</summary>
    public string Open(string sign)
    {
        var (n, d) = (Number(Modulus), Number(PrivateExponent));
        var text = new List<byte>();
        foreach (var chunk in sign.Chunk(Modulus.Length))
        {
            var plain = BigInteger.ModPow(Number(new string(chunk)), d, n).ToByteArray(isUnsigned: true, isBigEndian: true);
            text.AddRange(new byte[(Modulus.Length / 2) - plain.Length]);
            text.AddRange(plain);
        }

        return Encoding.ASCII.GetString([.. text]).Trim('\0');
    }

    private static BigInteger Number(string hex) => BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

/// <summary>One session's cipher, with the key and IV that the browser chose.</summary>
public sealed record GdprCipher(string Key, string Iv, bool Gcm)
{
    private const int TagSize = 16;

    public string Decrypt(string data, string? tag)
    {
        var bytes = Convert.FromBase64String(data);
        if (!Gcm)
        {
            using var aes = Aes.Create();
            aes.Key = Encoding.ASCII.GetBytes(Key);
            return Encoding.UTF8.GetString(aes.DecryptCbc(bytes, Encoding.ASCII.GetBytes(Iv)));
        }

        using var gcm = new AesGcm(Encoding.ASCII.GetBytes(Key), TagSize);
        var plain = new byte[bytes.Length];
        gcm.Decrypt(Encoding.ASCII.GetBytes(Iv[..12]), bytes, Convert.FromBase64String(tag ?? ""), plain);
        return Encoding.UTF8.GetString(plain);
    }

    public string Encrypt(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!Gcm)
        {
            using var aes = Aes.Create();
            aes.Key = Encoding.ASCII.GetBytes(Key);
            return Convert.ToBase64String(aes.EncryptCbc(bytes, Encoding.ASCII.GetBytes(Iv)));
        }

        using var gcm = new AesGcm(Encoding.ASCII.GetBytes(Key), TagSize);
        var (cipher, tag) = (new byte[bytes.Length], new byte[TagSize]);
        gcm.Encrypt(Encoding.ASCII.GetBytes(Iv[..12]), bytes, cipher, tag);
        return Convert.ToBase64String(cipher) + Convert.ToBase64String(tag);
    }
}
