using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.SignIn;

public static class SessionText
{
    public static readonly Phrase PageTitle = new("Compte et accès", "Account and access");
    public static readonly Phrase Title = new("Où vous êtes connecté", "Where you are signed in");
    public static readonly Phrase Here = new(", ici", ", here");
    public static readonly Phrase Since = new("ouverte le {0}, dernière visite le {1}", "opened {0}, last visit {1}");
    public static readonly Phrase End = new("Fermer", "End it");
    public static readonly Phrase SignOutEverywhere = new("Fermer toutes les sessions", "Sign out everywhere");

    public static readonly Phrase KnownTitle = new("Navigateurs reconnus", "Browsers we know");
    public static readonly Phrase KnownWhy = new(
        "Ils ont servi à vous connecter depuis moins de 90 jours. Ils n’ouvrent rien à eux seuls : il faut toujours un code, mais le vôtre part avant ceux des inconnus.",
        "You signed in there within the last 90 days. They open nothing by themselves: it always takes a code, but yours leaves before those of strangers.");
    public static readonly Phrase SomeBrowser = new("Un navigateur", "A browser");
    public static readonly Phrase LastSignIn = new("dernière connexion le {0}", "last sign-in {0}");
    public static readonly Phrase Forget = new("Oublier", "Forget");
    public static readonly Phrase ByMail = new(
        "Votre code est arrivé par courriel, moins sûr qu’un texto : vos cartes enregistrées ne sont pas proposées. Connectez-vous par texto pour les retrouver.",
        "Your code came by e-mail, less secure than a text: your saved cards are not offered. Sign in by text to have them.");

    public static Phrase By(SessionKind kind) => kind switch
    {
        SessionKind.Modem => new("Par l’étiquette du modem", "By the modem’s sticker"),
        SessionKind.Contact => new("Par un code", "By a code"),
        SessionKind.Passkey => new("Par une clé d’accès", "By a passkey"),
        SessionKind.Account => new("Par votre compte", "By your account"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
