using System.Globalization;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Text;

public sealed class Words
{
    public Language Language { get; private set; }

    public bool Chosen { get; private set; }

    public void Choose(Language language)
    {
        Chosen = true;
        Use(language);
    }

    public void Use(Language language)
    {
        Language = language;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
    }

    public string this[Phrase phrase] => phrase.In(Language);

    /// <summary>The same at the beginning of a line.</summary>
    public string Capital(Phrase phrase) => phrase.In(Language) is { Length: > 0 } text ? char.ToUpper(text[0], Language.Culture) + text[1..] : "";

    /// <summary><c>68,99 $</c></summary>
    public string Of(Money amount) => Amounts.Write(amount, Language);

    /// <summary><c>1er septembre 2026</c></summary>
    public string Of(DateOnly day) => Times.Date(day, Language);

    public string Say(Phrase phrase, params ReadOnlySpan<object?> values) => phrase.In(Language, values);
}
