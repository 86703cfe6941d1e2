using System.Security.Cryptography;

namespace Gigafibre.Portal.Core;

/// <summary>Codes that are read out on the telephone: letters and digits without those that sound or look alike, in groups of four.</summary>
public static class SpokenCode
{
    public const string Letters = "23456789ACDEFGHJKMNPQRTWXY";

    public static string New(string prefix, int length)
    {
        var code = RandomNumberGenerator.GetString(Letters, length);
        return prefix + string.Join('-', code.Chunk(4).Select(c => new string(c)));
    }
}
