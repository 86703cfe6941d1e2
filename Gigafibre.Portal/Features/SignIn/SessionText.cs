using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.SignIn;

public static class SessionText
{
    public static readonly Phrase Title = new("Où vous êtes connecté", "Where you are signed in");
    public static readonly Phrase Here = new(", ici", ", here");
    public static readonly Phrase Since = new("ouverte le {0}, dernière visite le {1}", "opened {0}, last visit {1}");
    public static readonly Phrase SignOutEverywhere = new("Fermer toutes les sessions", "Sign out everywhere");

    public static Phrase By(SessionKind kind) => kind switch
    {
        SessionKind.Modem => new("Par l’étiquette du modem", "By the modem’s sticker"),
        SessionKind.Contact => new("Par un code", "By a code"),
        SessionKind.Account => new("Par votre compte", "By your account"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
