namespace Gigafibre.Portal.Text;

public static class SiteText
{
    public static readonly Phrase Skip = new("Aller au contenu", "Skip to content");
    public static readonly Phrase Still = new("Ne plus actualiser cette page", "Stop refreshing this page");
    public static readonly Phrase LanguageLabel = new("Langue", "Language");
    public static readonly Phrase OtherLanguage = new("English", "Français");
    public static readonly Phrase Help = new("Besoin d’aide? {0}, tous les jours de 8 h à 22 h", "Need help? {0}, every day from 8 a.m. to 10 p.m.");
    public static readonly Phrase Sections = new("Sections", "Sections");
    public static readonly Phrase Home = new("Accueil", "Home");
    public static readonly Phrase Connection = new("Connexion", "Connection");
    public static readonly Phrase Bills = new("Factures", "Bills");
    public static readonly Phrase HelpTab = new("Aide", "Help");
    public static readonly Phrase Account = new("Compte", "Account");
    public static readonly Phrase SignIn = new("Ouvrir ma session", "Sign in");
    public static readonly Phrase Terms = new("Conditions", "Terms");
    public static readonly Phrase Accessibility = new("Accessibilité", "Accessibility");
    public static readonly Phrase Privacy = new("Confidentialité", "Privacy");
    public static readonly Phrase SignOut = new("Fermer ma session", "Sign out");
    public static readonly Phrase SignedOut = new("Votre session est fermée.", "You are signed out.");
    public static readonly Phrase LeftWhy = new("C’est noté : vous n’entrez plus dans ce compte, et le titulaire est avisé.",
        "Noted: you no longer get into that account, and the holder is told.");
    public static readonly Phrase SignedOutWhy = new(
        "Pour revenir, demandez un nouveau code ou scannez l’étiquette de votre modem.", "To come back, ask for a new code or scan the sticker on your modem.");

    public static readonly Phrase HomeTitle = new("Un problème de connexion?", "Trouble with your connection?");
    public static readonly Phrase HomeLead = new(
        "Scannez l’étiquette de votre modem avec l’appareil photo de votre téléphone. En moins d’une minute, vous saurez ce qui ne va pas et quoi faire.",
        "Scan the sticker on your modem with your phone’s camera. In under a minute you will know what is wrong and what to do.");
    public static readonly Phrase HomeNoSticker = new("Pas d’étiquette?", "No sticker?");
    public static readonly Phrase HomeMacLabel = new("Adresse MAC, imprimée sous le modem", "MAC address, printed under the modem");
    public static readonly Phrase HomeMacHint = new("Douze chiffres et lettres, comme 1C:61:B4:FB:2A:C8.", "Twelve digits and letters, such as 1C:61:B4:FB:2A:C8.");
    public static readonly Phrase HomeMacWrong = new(
        "Ce n’est pas une adresse MAC. Cherchez douze chiffres et lettres (0 à 9, A à F) sous le modem.",
        "That is not a MAC address. Look for twelve digits and letters (0 to 9, A to F) under the modem.");
    public static readonly Phrase HomeBills = new("Voir et payer mes factures", "See and pay my bills");
    public static readonly Phrase Continue = new("Continuer", "Continue");

    public static readonly Phrase NotFoundTitle = new("Cette page n’existe pas.", "This page does not exist.");
    public static readonly Phrase NotFoundWhy = new(
        "L’adresse est peut-être incomplète, ou la page a changé de place.", "The address may be incomplete, or the page has moved.");
    public static readonly Phrase StickerUnreadable = new(
        "L’étiquette que vous avez scannée est peut-être abîmée. Essayez de nouveau, en pleine lumière, ou entrez l’adresse MAC imprimée sous le modem.",
        "The sticker you scanned may be damaged. Try again in good light, or type the MAC address printed under the modem.");
    public static readonly Phrase ErrorTitle = new("Quelque chose s’est brisé de notre côté.", "Something broke on our side.");
    public static readonly Phrase ErrorWhy = new(
        "Ce n’est pas vous. Réessayez dans un instant; si cela continue, appelez-nous et donnez cette référence :",
        "It is not you. Try again in a moment; if it goes on, call us and give this reference:");
    public static readonly Phrase ExpiredForm = new(
        "Cette page était ouverte depuis trop longtemps. Rechargez-la et recommencez.", "This page had been open for too long. Reload it and start again.");
}
