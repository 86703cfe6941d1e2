using System.Globalization;

namespace Gigafibre.Portal.Text;

public static class SiteLanguage
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-CA");

    public static Language Parse(string? code) => code?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Language.English : Language.French;

    extension(Language language)
    {
        public string Code => language == Language.English ? "en" : "fr";

        public string Tag => language == Language.English ? "en-CA" : "fr-CA";

        public CultureInfo Culture => language == Language.English ? English : French;
    }
}
