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
}
