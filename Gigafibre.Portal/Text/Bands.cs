namespace Gigafibre.Portal.Text;

/// <summary>Wi-Fi bands as people read them: <c>2,4 GHz</c>.</summary>
public static class Bands
{
    public static string Name(string? band, Language language) =>
        (band ?? "Wi-Fi").Replace("GHz", "\u00A0GHz", StringComparison.Ordinal).Replace(".", language == Language.French ? "," : ".", StringComparison.Ordinal);
}
