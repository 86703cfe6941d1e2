using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Diagnosis;

/// <summary>What fills the blanks of a verdict's words: <c>{0}</c> its subject, <c>{1}</c> how long ago or for how long, <c>{2}</c> our telephone.</summary>
public static class VerdictValues
{
    private static readonly Phrase UnknownTime = new("à un moment inconnu", "at an unknown time");

    public static object?[] Of(Finding finding, DateTimeOffset now, Language language, string supportPhone) =>
        [finding.Code == VerdictCode.WifiCrowded ? Bands.Name(finding.Subject, language) : finding.Subject, Time(finding, now, language), supportPhone];

    private static string Time(Finding finding, DateTimeOffset now, Language language) => finding switch
    {
        { Since: null } => UnknownTime.In(language),
        { Code: VerdictCode.ModemOffline } => Times.Length(now - finding.Since.Value, language),
        _ => Times.Ago(now - finding.Since.Value, language),
    };
}
