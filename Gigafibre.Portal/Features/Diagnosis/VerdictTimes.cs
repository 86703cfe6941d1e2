using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Diagnosis;

/// <summary>The time that a verdict's words carry: how long ago, or for how long.</summary>
public static class VerdictTimes
{
    private static readonly Phrase UnknownTime = new("à un moment inconnu", "at an unknown time");

    public static string Of(Finding finding, DateTimeOffset now, Language language) => finding switch
    {
        { Since: null } => UnknownTime.In(language),
        { Code: VerdictCode.ModemOffline } => Times.Length(now - finding.Since.Value, language),
        _ => Times.Ago(now - finding.Since.Value, language),
    };
}
