using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Diagnosis;

/// <summary>What fills the blanks of a verdict's words: <c>{0}</c> its subject, <c>{1}</c> when, how long ago or for how long, <c>{2}</c>
/// our telephone, <c>{3}</c> a rate.</summary>
public static class VerdictValues
{
    private static readonly Phrase UnknownTime = new("à un moment inconnu", "at an unknown time");

    public static object?[] Of(Symptom finding, DateTimeOffset now, Language language, string supportPhone) =>
        [Subject(finding, language), Time(finding, now, language), supportPhone, finding.Rate];

    private static string? Subject(Symptom finding, Language language) => finding switch
    {
        { Code: VerdictCode.WifiCrowded } => Bands.Name(finding.Subject, language),

        // "eth0:1" and "LAN1" both have a 1 printed beside them.
        { Code: VerdictCode.SlowPort, Subject: { } port } when char.IsAsciiDigit(port[^1]) => port[(port.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1)..],
        _ => finding.Subject,
    };

    private static string Time(Symptom finding, DateTimeOffset now, Language language) => finding switch
    {
        { Since: null } => UnknownTime.In(language),
        {
            Code: VerdictCode.PowerLost or VerdictCode.NoLight or VerdictCode.AreaOutage or VerdictCode.AreaPowerOut
            or VerdictCode.NotAdmitted or VerdictCode.Restarting
        } => Times.When(finding.Since.Value, now, language),
        { Code: VerdictCode.ModemOffline } => Times.Length(now - finding.Since.Value, language),
        _ => Times.Ago(now - finding.Since.Value, language),
    };
}
