namespace Gigafibre.Portal.Features.Messages;

/// <summary>The alphabet of texts. One sign outside it makes a text of 160 signs three of 70, and each is paid for.</summary>
public static class ShortText
{
    private const string Alphabet =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
        + "¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€";

    /// <summary>
    /// As a telephone's own alphabet writes the signs that only print needs: spaces that hold together, curved quotes, the minus; and août without its hat,
    /// because one such letter makes two texts of one.
    /// </summary>
    public static string Plain(string text) => text.Replace("«\u00A0", "\"", StringComparison.Ordinal).Replace("\u00A0»", "\"", StringComparison.Ordinal)
        .Replace("…", "...", StringComparison.Ordinal).Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('’', '\'').Replace('−', '-').Replace('û', 'u');

    /// <summary>How many texts it is paid as.</summary>
    public static int Segments(string text)
    {
        var isPlain = text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));
        var length = isPlain ? text.Sum(c => "^{}\\[~]|€".Contains(c, StringComparison.Ordinal) ? 2 : 1) : text.Length;
        var (one, each) = isPlain ? (160, 153) : (70, 67);
        return length <= one ? 1 : (length + each - 1) / each;
    }
}
