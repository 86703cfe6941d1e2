using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Staff;

public static class StaffText
{
    public static readonly Phrase WithAccount = new("Me connecter avec mon compte Gigafibre", "Sign in with my Gigafibre account");
    public static readonly Phrase RefusedTitle = new("La connexion n’a pas abouti.", "The sign-in did not work.");
    public static readonly Phrase AwayTitle = new("La connexion n’est pas possible en ce moment.", "Signing in is not possible right now.");
    public static readonly Phrase Refused = new(
        "Le service de connexion nous a renvoyé une réponse que nous ne pouvons pas accepter. Recommencez; si cela continue, appelez-nous : {0}.",
        "The sign-in service sent back an answer that we cannot accept. Try again; if it goes on, call us: {0}.");
    public static readonly Phrase OpensNothing = new(
        "Votre compte est bon, mais il n’est lié à aucun dossier client et n’a aucun rôle ici. Appelez-nous : {0}.",
        "Your account is fine, but it belongs to no customer file and has no role here. Call us: {0}.");
    public static readonly Phrase ProviderAway = new(
        "Le service de connexion ne répond pas. Réessayez dans quelques minutes, ou demandez un code par texto.",
        "The sign-in service does not answer. Try again in a few minutes, or ask for a code by text.");
    public static readonly Phrase ErpAway = new(
        "Nous n’avons pas pu vérifier votre dossier. Réessayez dans quelques minutes, ou demandez un code par texto.",
        "We could not check your file. Try again in a few minutes, or ask for a code by text.");
    public static readonly Phrase Unproved = new(
        "Le comptoir demande une preuve plus forte ou plus récente. Reconnectez-vous avec votre deuxième facteur; si cela continue, appelez-nous au {0}.",
        "The desk asks for a stronger or more recent proof. Sign in again with your second factor; if it goes on, call us at {0}.");
    public static readonly Phrase Proved = new("C’est bien vous. Rien n’a encore été envoyé : refaites votre demande.",
        "It is you. Nothing was sent yet: make your request again.");
    public static readonly Phrase TooOften = new("On a essayé trop souvent d’ici. Attendez une minute, puis réessayez; ou appelez-nous au {0}.",
        "There were too many tries from here. Wait a minute, then try again; or call us at {0}.");
    public static readonly Phrase TryAgain = new("Réessayer", "Try again");
    public static readonly Phrase ByCode = new("Recevoir un code", "Get a code");

    public static readonly Phrase ForbiddenTitle = new("Votre rôle ne comprend pas cela.", "Your role does not include this.");
    public static readonly Phrase ForbiddenWhy = new("Si vous en avez besoin, demandez à un administrateur.", "If you need it, ask an administrator.");

    public static readonly Phrase Desk = new("Comptoir", "Desk");
    public static readonly Phrase DeskNav = new("Le comptoir", "The desk");
    public static readonly Phrase Search = new("Chercher", "Search");

    public static Phrase Role(StaffRole role) => role switch
    {
        StaffRole.Technician => new("technicien", "technician"),
        StaffRole.Support => new("soutien", "support"),
        StaffRole.Billing => new("facturation", "billing"),
        _ => new("administration", "admin"),
    };
}
