using System.Security.Cryptography;
using System.Text;

namespace Gigafibre.Portal.Features.LineChanges;

/// <summary>What a telephone's camera joins a Wi-Fi network by, and passwords that are easy to read out.</summary>
public static class WifiCard
{
    /// <summary>No sign that is taken for another: no l, o, i, 0, 1.</summary>
    private const string Plain = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Groups = 3;
    private const int GroupLength = 4;

    /// <summary>The text of the QR code: <c>WIFI:T:WPA;S:Maison;P:secret;;</c>, as Android and iOS read it.</summary>
    public static string Code(string network, string key) => $"WIFI:T:WPA;S:{Escaped(network)};P:{Escaped(key)};;";

    /// <summary>A new password: <c>k7mp-x3hd-9qfw</c>, nearly sixty bits.</summary>
    public static string NewKey() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Plain, GroupLength)));

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            if (c is '\\' or ';' or ',' or ':' or '"')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
