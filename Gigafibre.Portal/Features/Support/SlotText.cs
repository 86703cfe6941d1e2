using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Support;

public static class SlotText
{
    private static readonly Phrase Today = new("aujourd’hui, entre {0} et {1}", "today, between {0} and {1}");
    private static readonly Phrase Tomorrow = new("demain, entre {0} et {1}", "tomorrow, between {0} and {1}");
    private static readonly Phrase On = new("le {2}, entre {0} et {1}", "on {2}, between {0} and {1}");

    /// <param name="today">Null where it will be read on another day.</param>
    public static Phrase Of(DateTimeOffset from, DateTimeOffset until, DateOnly? today = null)
    {
        var day = Times.Day(from);
        var phrase = day == today ? Today : day == today?.AddDays(1) ? Tomorrow : On;
        return new Phrase(Write(phrase, Language.French), Write(phrase, Language.English));

        string Write(Phrase p, Language l) => p.In(l, Times.FullHour(from, l), Times.FullHour(until, l), Times.Date(day, l, year: false));
    }
}
