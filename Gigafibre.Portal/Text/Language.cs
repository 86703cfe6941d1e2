using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Text;

public enum Language
{
    French,
    English,
}

public readonly record struct Phrase(string French, string English)
{
    public string In(Language language) => language == Language.English ? English : French;

    /// <summary>Fills <c>{0}</c> and so on in the language's own way of writing numbers and dates. A sentence that ends with "a.m." ends with one full stop.</summary>
    public string In(Language language, params ReadOnlySpan<object?> values) => string.Format(language.Culture, In(language), values)
        .Replace(".m..", ".m.", StringComparison.Ordinal);

    /// <summary>Filled in both languages, for what is written down now and read by whoever comes: an amount as each language writes it, a phrase in its own words.</summary>
    public Phrase With(params object?[] values) => new(Filled(Language.French, values), Filled(Language.English, values));

    /// <summary>What the outside said, in its own words.</summary>
    public static Phrase Verbatim(string text) => new(text, text);

    private string Filled(Language language, object?[] values) => In(language, [.. values.Select(v => v switch
    {
        Money amount => Amounts.Write(amount, language),
        Phrase phrase => phrase.In(language),
        _ => v,
    })]);
}
