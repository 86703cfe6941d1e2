using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Olt;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Diagnosis;

public static class SourceText
{
    public static Phrase NameOf(string source) => source switch
    {
        Sources.Account => new("ERPNext", "ERPNext"),
        Sources.GenieAcs => new("GenieACS", "GenieACS"),
        Sources.Olt => new("OLT", "OLT"),
        Sources.Bridge => new("Page du modem (modem-bridge)", "The modem’s own page (modem-bridge)"),
        Sources.Usp => new("USP (Oktopus)", "USP (Oktopus)"),
        _ => new("Mémoire du portail", "The portal’s memory"),
    };

    public static Phrase StatusOf(ProbeStatus status) => status switch
    {
        ProbeStatus.Ok => new("a répondu", "answered"),
        ProbeStatus.Pending => new("réponse attendue", "answer awaited"),
        ProbeStatus.NoSuchDevice => new("ne connaît pas ce modem", "does not know this modem"),
        ProbeStatus.Timeout => new("n’a pas répondu à temps", "did not answer in time"),
        ProbeStatus.Offline => new("le connaît, et ne le joint pas", "knows it, and does not reach it"),
        ProbeStatus.Unsupported => new("n’est pas interrogé pour ce modem", "is not asked about this modem"),
        _ => new("n’a pas pu répondre", "could not answer"),
    };

    public static Phrase StateOf(LinkStatus status) => status switch
    {
        LinkStatus.Up => new("connecté", "connected"),
        LinkStatus.Down => new("hors ligne", "offline"),
        _ => new("inconnu", "unknown"),
    };

    public static Phrase StateOf(OntReading ont) => ont switch
    {
        { State: OntState.Online } => new("ONT en ligne", "ONT online"),
        { State: OntState.Offline, Cause: OntCause.Fibre } => new("ONT hors ligne : fibre", "ONT offline: fibre"),
        { State: OntState.Offline, Cause: OntCause.Power } => new("ONT hors ligne : courant", "ONT offline: power"),
        { State: OntState.Offline, Cause: OntCause.Provisioning } => new("ONT hors ligne : non reconnu", "ONT offline: not recognised"),
        { State: OntState.Offline, Cause: OntCause.Reset } => new("ONT hors ligne : redémarrage", "ONT offline: reset"),
        { State: OntState.Offline } => new("ONT hors ligne", "ONT offline"),
        _ => new("état de l’ONT inconnu", "state of the ONT unknown"),
    };

    /// <summary>A verdict of the past by its sentence; what its blanks held is on its own page.</summary>
    public static string Past(VerdictCode verdict, Language language, string phone) =>
        VerdictText.Of(verdict).Sentence.In(language, "…", "…", phone, "…");

    public static Phrase StandingOf(Standing standing) => standing switch
    {
        Standing.Active => new("en service", "in service"),
        Standing.Suspended => new("suspendu", "suspended"),
        _ => new("fermé", "closed"),
    };

    public static Phrase ForCustomer(string source) => source switch
    {
        Sources.Olt => new("notre central", "our exchange"),
        Sources.Bridge or Sources.Usp => new("le modem, en direct", "the modem, live"),
        _ => new("le modem", "the modem"),
    };
}
