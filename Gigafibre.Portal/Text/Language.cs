using System.Globalization;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Text;

public enum Language
{
    French,
    English,
}

public static class SiteLanguage
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-CA");

    /// <summary>French unless English is said.</summary>
    public static Language Parse(string? code) => code?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Language.English : Language.French;

    extension(Language language)
    {
        /// <summary><c>fr</c> or <c>en</c></summary>
        public string Code => language == Language.English ? "en" : "fr";

        /// <summary><c>fr-CA</c> or <c>en-CA</c></summary>
        public string Tag => language == Language.English ? "en-CA" : "fr-CA";

        public CultureInfo Culture => language == Language.English ? English : French;
    }
}

/// <summary>One thing we say, whole in both languages. French first: it is the source.</summary>
public readonly record struct Phrase(string French, string English)
{
    public string In(Language language) => language == Language.English ? English : French;

    /// <summary>Fills <c>{0}</c> and so on in the language's own way of writing numbers and dates. A sentence that ends with "a.m." ends with one full stop.</summary>
    public string In(Language language, params ReadOnlySpan<object?> values) => string.Format(language.Culture, In(language), values).Replace(".m..", ".m.", StringComparison.Ordinal);
}

/// <summary>The language of this request, and how a page says things in it.</summary>
public sealed class Words
{
    public Language Language { get; private set; }

    /// <summary>True once the visitor has chosen; until then a signed-in customer's own language counts.</summary>
    public bool Chosen { get; private set; }

    public void Choose(Language language)
    {
        Chosen = true;
        Use(language);
    }

    /// <summary>Numbers and dates follow the words.</summary>
    public void Use(Language language)
    {
        Language = language;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
    }

    public string this[Phrase phrase] => phrase.In(Language);

    /// <summary><c>68,99 $</c></summary>
    public string Of(Money amount) => amount.In(Language.Culture);

    /// <summary><c>1 septembre 2026</c></summary>
    public string Of(DateOnly day) => day.ToString(Language == Language.French ? "d MMMM yyyy" : "MMMM d, yyyy", Language.Culture);

    public string Say(Phrase phrase, params ReadOnlySpan<object?> values) => phrase.In(Language, values);
}
