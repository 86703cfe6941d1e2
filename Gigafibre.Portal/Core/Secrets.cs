using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Core;

public sealed class Secrets(IOptions<PortalOptions> options, IDataProtectionProvider protection)
{
    private readonly byte[] _pepper = Encoding.UTF8.GetBytes(options.Value.Pepper);
    private readonly IDataProtector _seal = protection.CreateProtector("Gigafibre.Portal.Sealed.v1");

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashToken(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static string NewCode(int digits) => RandomNumberGenerator.GetString("0123456789", digits);

    /// <summary>A hash that cannot be looked up without the pepper; <paramref name="purpose"/> keeps uses apart.</summary>
    public string Hash(string purpose, string value) => Hash(_pepper, purpose, value);

    /// <summary>The same with a pepper that is in use no longer.</summary>
    public static string HashWith(string pepper, string purpose, string value) => Hash(Encoding.UTF8.GetBytes(pepper), purpose, value);

    private static string Hash(byte[] pepper, string purpose, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(pepper, Encoding.UTF8.GetBytes($"{purpose}\n{value}")));

    public bool Matches(string purpose, string value, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(purpose, value)), Encoding.ASCII.GetBytes(hash));

    public string Seal(string text) => _seal.Protect(text);

    public string Open(string sealedText) => _seal.Unprotect(sealedText);

    /// <summary>Null for what was sealed with a key that is lost: one row that cannot be read must not hide the others.</summary>
    public string? TryOpen(string sealedText)
    {
        try
        {
            return _seal.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public byte[] Seal(byte[] bytes) => _seal.Protect(bytes);

    public byte[] Open(byte[] sealedBytes) => _seal.Unprotect(sealedBytes);
}
