using System.Globalization;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Installations;

public static class InstallationText
{
    public static readonly Phrase Title = new("Certifier l’installation", "Certify the installation");
    public static readonly Phrase Lead = new("Le modem est lié à cette adresse et sa lumière est bonne. Il reste la vitesse, une photo et la personne rencontrée.",
        "The modem is bound to this address and its light is good. What remains is the speed, a photograph and whom you met.");
    public static readonly Phrase Certificate = new("Certificat d’installation {0}", "Certificate of installation {0}");
    public static readonly Phrase NotYet = new("Pas encore : voyez ci-dessous ce qui manque.", "Not yet: see below what is missing.");
    public static readonly Phrase Speed = new("Vitesse", "Speed");
    public static readonly Phrase SpeedIs = new("{0} Mb/s vers le modem, {1} Mb/s depuis le modem", "{0} Mb/s down, {1} Mb/s up");
    public static readonly Phrase SpeedTyped = new("{0} Mb/s en descente, {1} Mb/s en montée, mesurées par le technicien",
        "{0} Mb/s down, {1} Mb/s up, measured by the technician");
    public static readonly Phrase NotMeasured = new("non mesurée", "not measured");
    public static readonly Phrase Measure = new("Mesurer par le modem", "Measure by the modem");
    public static readonly Phrase MeasureAgain = new("Mesurer de nouveau", "Measure again");
    public static readonly Phrase Measuring = new("Le modem mesure la vitesse. Une minute ou deux…", "The modem measures the speed. A minute or two…");
    public static readonly Phrase NoMeasure = new("Le modem ne prend pas cette mesure en ce moment. Mesurez avec votre appareil et écrivez les deux nombres.",
        "The modem does not take this measure just now. Measure with your own device and type both numbers.");
    public static readonly Phrase OwnMeasure = new("Mesurée avec mon appareil", "Measured with my own device");
    public static readonly Phrase Down = new("Descente (Mb/s)", "Down (Mb/s)");
    public static readonly Phrase Up = new("Montée (Mb/s)", "Up (Mb/s)");
    public static readonly Phrase Photo = new("Photo du modem en place", "Photograph of the modem in place");
    public static readonly Phrase PhotoWhy = new("Le modem, sa prise et la fibre; personne sur l’image.", "The modem, its outlet and the fibre; nobody in the picture.");
    public static readonly Phrase Met = new("Personne rencontrée", "Whom you met");
    public static readonly Phrase Alone = new("Il n’y avait personne", "Nobody was there");
    public static readonly Phrase Issue = new("Émettre le certificat", "Issue the certificate");
    public static readonly Phrase IssueWhy = new("Il s’ajoute au travail dans ERPNext, avec la photo, et le travail passe à « terminé ».",
        "It is added to the job in ERPNext, with the photograph, and the job becomes “completed”.");
    public static readonly Phrase Done = new("C’est certifié.", "It is certified.");
    public static readonly Phrase Filed = new("Le certificat est dans ERPNext et le travail est terminé.", "The certificate is in ERPNext and the job is completed.");
    public static readonly Phrase FiledAlone = new("Le certificat est dans ERPNext, avec le modem : aucun travail à votre nom à cette adresse.",
        "The certificate is in ERPNext, with the modem: no job in your name at this address.");
    public static readonly Phrase Filing = new("Il part vers ERPNext.", "It is on its way to ERPNext.");
    public static readonly Phrase Read = new("Lire le certificat (PDF)", "Read the certificate (PDF)");
    public static readonly Phrase Again = new("Refaire le certificat", "Make the certificate again");
    public static readonly Phrase Next = new("Prochain travail : {0}", "Next job: {0}");
    public static readonly Phrase NoNext = new("Aucun autre travail à votre nom.", "No other job in your name.");
    public static readonly Phrase OldForm = new("Cette page est trop vieille. Rechargez-la et recommencez.", "This page is too old. Load it again and start over.");
    public static readonly Phrase NoName = new("Écrivez le nom de la personne rencontrée, ou cochez qu’il n’y avait personne.",
        "Write whom you met, or tick that nobody was there.");
    public static readonly Phrase BadSpeed = new("Écrivez les deux vitesses en Mb/s, comme 512 et 98,5, ou aucune.",
        "Type both speeds in Mb/s, such as 512 and 98.5, or neither.");
    public static readonly Phrase NoPhoto = new("Il manque la photo.", "The photograph is missing.");
    public static readonly Phrase BadPhoto = new("Cette image ne se lit pas. Prenez une photo (JPEG, PNG ou WebP, 10 Mo au plus).",
        "This picture cannot be read. Take a photograph (JPEG, PNG or WebP, 10 MB at most).");

    private static readonly Phrase Modem = new("Modem", "Modem");
    private static readonly Phrase Address = new("Adresse", "Address");
    private static readonly Phrase Customer = new("Client", "Customer");
    private static readonly Phrase Job = new("Travail", "Job");
    private static readonly Phrase Technician = new("Technicien", "Technician");
    private static readonly Phrase When = new("Fait", "Done");
    private static readonly Phrase LightHere = new("Lumière au modem", "Light at the modem");
    private static readonly Phrase LightThere = new("Lumière au central", "Light at the OLT");
    private static readonly Phrase Light = new("{0} dBm, bonne (classe {1})", "{0} dBm, good (class {1})");
    private static readonly Phrase Strong = new("{0} dBm, très forte (classe {1})", "{0} dBm, very strong (class {1})");
    private static readonly Phrase Forgotten = new("au dossier du travail, dans ERPNext", "with the job, in ERPNext");
    public static readonly Phrase WhichJob = new("Le travail", "The job");
    public static readonly Phrase ThisJob = new("Travail : {0}", "Job: {0}");
    public static readonly Phrase NoJob = new("Choisissez le travail que vous venez de faire.", "Choose the job that you have just done.");
    public static readonly Phrase JobsAway = new("ERPNext ne répond pas : on ne sait pas de quel travail il s’agit. Réessayez dans un instant.",
        "ERPNext does not answer: which job it is is not known. Try again in a moment.");

    public static Phrase SpeedOf(Installation one) => one.Down is { } down ? (one.IsTyped ? SpeedTyped : SpeedIs).With(Number(down), Number(one.Up)) : NotMeasured;

    public static Phrase SpeedOf(ModemSpeed speed) => SpeedIs.With(Number(speed.Down), Number(speed.Up));

    /// <summary>What the certificate says, line by line.</summary>
    public static IEnumerable<(Phrase Name, Phrase Value)> Facts(Installation one)
    {
        yield return (Address, Plain(one.Place));
        yield return (Customer, Plain(one.CustomerId));
        yield return (Modem, Plain(string.Join(" · ", new[] { one.Model, MacAddress.Parse(one.Mac).ToString(), one.Serial }.OfType<string>())));
        if (one.RxDbm is { } here)
        {
            yield return (LightHere, Of(here).With(Number(here), one.OpticalClass));
        }

        if (one.OltRxDbm is { } there)
        {
            yield return (LightThere, Of(there).With(Number(there), one.OpticalClass));
        }

        yield return (Speed, SpeedOf(one));
        yield return (Met, one.MetName is { } name ? Plain(name) : one.IsAlone ? Alone : Forgotten);
        yield return (Technician, Plain(one.ActorName));
        if (one.Job is { } job)
        {
            yield return (Job, Plain(job));
        }

        yield return (When, new Phrase(Times.DateAndClock(one.IssuedAt, Language.French), Times.DateAndClock(one.IssuedAt, Language.English)));
    }

    private static Phrase Of(double dbm) => dbm > OpticalLevels.Strong ? Strong : Light;

    private static Phrase Plain(string text) => new(text, text);

    private static Phrase Number(double? value) => value is { } number
        ? new(number.ToString("0.#", Language.French.Culture).Replace('-', '−'), number.ToString("0.#", CultureInfo.InvariantCulture).Replace('-', '−')) : Plain("–");
}
