using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Gigafibre.Portal.Integrations.Snmp;

/// <summary>The keys of one user at one engine (RFC 3414 A.2; RFC 7860 for SHA-256): derived slowly once, then remembered.</summary>
internal sealed record UsmKeys(byte[] Auth, byte[] Privacy)
{
    private static readonly ConcurrentDictionary<(SnmpAuth, string), byte[]> Masters = new();

    public static UsmKeys For(UserTarget user, ReadOnlySpan<byte> engine) =>
        new(Localize(user.Auth, user.AuthKey, engine), Localize(user.Auth, user.PrivKey, engine)[..16]);

    public static byte[] Localize(SnmpAuth auth, string phrase, ReadOnlySpan<byte> engine)
    {
        var master = Masters.GetOrAdd((auth, phrase), p => Stretch(p.Item1, p.Item2));
        return Hash(auth, [.. master, .. engine, .. master]);
    }

    /// <summary>The mark of a message: 12 octets of SHA-1, 24 of SHA-256.</summary>
    public static byte[] Sign(SnmpAuth auth, byte[] key, ReadOnlySpan<byte> message) =>
#pragma warning disable CA5350 // Many OLTs speak nothing newer than SHA-1; as an HMAC it still holds.
        auth == SnmpAuth.Sha1 ? HMACSHA1.HashData(key, message)[..12] : HMACSHA256.HashData(key, message)[..24];
#pragma warning restore CA5350

    public static int MarkLength(SnmpAuth auth) => auth == SnmpAuth.Sha1 ? 12 : 24;

    /// <summary>A million octets of the phrase, hashed.</summary>
    private static byte[] Stretch(SnmpAuth auth, string phrase)
    {
        var bytes = Encoding.UTF8.GetBytes(phrase);
        var stream = new byte[1_048_576];
        for (var i = 0; i < stream.Length; i++)
        {
            stream[i] = bytes[i % bytes.Length];
        }

        return Hash(auth, stream);
    }

#pragma warning disable CA5350 // As above.
    private static byte[] Hash(SnmpAuth auth, ReadOnlySpan<byte> bytes) => auth == SnmpAuth.Sha1 ? SHA1.HashData(bytes) : SHA256.HashData(bytes);
#pragma warning restore CA5350
}
