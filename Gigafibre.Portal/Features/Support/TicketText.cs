using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Support;

/// <summary>The words of tickets: their pages, their messages.</summary>
public static class TicketText
{
    public static readonly Phrase Title = new("Mes billets", "My tickets");
    public static readonly Phrase Lead = new("Vos questions à notre équipe et nos réponses, d’où qu’elles viennent : ici, par courriel ou par téléphone.",
        "Your questions to our team and our answers, wherever they came from: here, by e-mail or by phone.");
    public static readonly Phrase None = new("Aucun billet pour l’instant.", "No tickets yet.");
    public static readonly Phrase Away = new("Nous ne pouvons pas afficher vos billets en ce moment. Ce que vous avez écrit ici est gardé; réessayez dans quelques minutes.",
        "We can’t show your tickets right now. What you wrote here is kept; try again in a few minutes.");
    public static readonly Phrase Write = new("Nous écrire", "Write to us");
    public static readonly Phrase WriteLeadPerson = new(
        "Décrivez ce qui se passe, dans vos mots. Vous recevez un numéro tout de suite et lisez notre réponse ici; le titulaire la reçoit par message.",
        "Describe what is going on, in your own words. You get a number right away and read our answer here; the holder gets it by message.");
    public static readonly Phrase WriteLead = new("Décrivez ce qui se passe, dans vos mots. Vous recevez un numéro tout de suite, et notre réponse ici et par message.",
        "Tell us what is going on, in your own words. You get a number right away, and our answer here and by message.");
    public static readonly Phrase About = new("À propos de quoi?", "What is it about?");
    public static readonly Phrase Words = new("Votre message", "Your message");
    public static readonly Phrase Photos = new("Photos ou PDF (facultatif)", "Photos or PDF (optional)");
    public static readonly Phrase PhotosWhy = new("Jusqu’à {0} fichiers de 10\u00A0Mo. Le lieu où une photo a été prise en est retiré; un PDF part tel quel.",
        "Up to {0} files of 10\u00A0MB. The place where a photo was taken is removed from it; a PDF is sent as it is.");
    public static readonly Phrase LineGoes = new("S’il s’agit de votre connexion, son état mesuré maintenant accompagne votre message.",
        "If it is about your connection, its state measured now goes along with your message.");
    public static readonly Phrase Send = new("Envoyer", "Send");
    public static readonly Phrase Number = new("Billet {0}", "Ticket {0}");
    public static readonly Phrase OpenedOn = new("ouvert le {0}", "opened on {0}");
    public static readonly Phrase Holder = new("Titulaire du compte", "Account holder");

    /// <summary>Over the words of somebody whom the customer lets in, for our team.</summary>
    public static readonly Phrase ForHolder = new("{0}, personne autorisée, écrit :", "{0}, authorised person, writes:");
    public static readonly Phrase ByButton = new("Aide demandée depuis la page de votre connexion, avec nos mesures.",
        "Help requested from your connection page, along with our measurements.");
    public static readonly Phrase You = new("Vous", "You");
    public static readonly Phrase Team = new("Gigafibre", "Gigafibre");
    public static readonly Phrase TeamOne = new("{0}, de Gigafibre", "{0}, Gigafibre");
    public static readonly Phrase OnItsWay = new("en route vers notre équipe", "on its way to our team");
    public static readonly Phrase File = new("Pièce jointe {0}", "Attachment {0}");
    public static readonly Phrase Pictures = new("Fichiers joints.", "Files attached.");
    public static readonly Phrase NoFile = new("Cette pièce jointe ne peut pas être ouverte ici. Demandez-la-nous dans le billet.",
        "This attachment cannot be opened here. Ask us for it in the ticket.");
    public static readonly Phrase Nothing = new("Rien d’écrit pour l’instant.", "Nothing written yet.");
    public static readonly Phrase Reply = new("Répondre", "Reply");
    public static readonly Phrase ReplyOpens = new("Ce billet est fermé; votre réponse le rouvre.", "This ticket is closed; your reply opens it again.");
    public static readonly Phrase Settle = new("C’est réglé, fermer le billet", "It is settled, close the ticket");
    public static readonly Phrase Settled = new("C’est réglé pour moi. Vous pouvez fermer ce billet.",
        "This is settled for me. You can close this ticket.");
    public static readonly Phrase Taken = new("Reçu. Votre message part vers notre équipe.", "Received. Your message is on its way to our team.");
    public static readonly Phrase Rate = new("Comment ça s’est passé?", "How did it go?");
    public static readonly Phrase RateWords = new("Autre chose à ajouter? (facultatif)",
        "Anything to add? (optional)");
    public static readonly Phrase RateSend = new("Donner mon avis", "Send my rating");
    public static readonly Phrase Rated = new("Merci, votre avis est noté : {0}.", "Thank you, your rating is noted: {0}.");
    public static readonly Phrase Pdf = new("Garder une copie (PDF)", "Keep a copy (PDF)");
    public static readonly Phrase WrittenOn = new("Écrit le {0}", "Written on {0}");
    public static readonly Phrase Complain = new("La réponse ne vous convient pas? Appelez-nous au {0}. Si nous ne le réglons pas ensemble, la CPRST (ccts-cprst.ca) peut vous "
        + "aider gratuitement.",
        "Not happy with the answer? Call us at {0}. If we cannot settle it together, the CCTS (ccts-cprst.ca) can help free of charge.");
    public static readonly Phrase AnswerBy = new("Nous vous répondons d’ici le {0}.", "We will answer by {0}.");
    public static readonly Phrase ClosesOn = new("Sans nouvelles de vous, ce billet se ferme le {0}. Votre réponse le rouvre en tout temps.",
        "Unless we hear from you, this ticket closes on {0}. Your reply opens it again at any time.");

    public static readonly Phrase NoWords = new("Écrivez quelques mots (10 caractères au moins), ou joignez une photo.",
        "Write a few words (at least 10 characters), or attach a photo.");
    public static readonly Phrase NoReply = new("Écrivez quelques mots, ou joignez une photo.", "Write a few words, or attach a photo.");
    public static readonly Phrase OldForm = new("Cette page est restée ouverte trop longtemps. Envoyez encore : vos mots sont là.",
        "This page was open for too long. Send again: your words are still here.");
    public static readonly Phrase BadRating = new("Choisissez une des trois réponses; 500 caractères au plus pour le reste.",
        "Choose one of the three answers; at most 500 characters for the rest.");
    public static readonly Phrase AwayKept = new("Votre message n’est pas parti : nous ne pouvons pas joindre ce billet en ce moment. Vos mots sont encore là; réessayez dans "
        + "quelques minutes.",
        "Your message was not sent: we cannot reach this ticket right now. Your words are still here; try again in a few minutes.");
    public static readonly Phrase SeeRequest = new("Voir la confirmation {0}", "See confirmation {0}");
    public static readonly Phrase FilesRefused = new("Pièces que notre système n’a pas prises : {0}", "Attachments that our system did not take: {0}");
    public static readonly Phrase TooLong = new("C’est trop long : 4000 caractères au plus.", "That is too long: 4,000 characters at most.");
    public static readonly Phrase NoTopic = new("Choisissez de quoi il s’agit.", "Choose what it is about.");
    public static readonly Phrase BadFile = new("« {0} » ne peut pas être envoyé : une photo JPEG, PNG ou WebP, ou un PDF, de 10\u00A0Mo au plus.",
        "“{0}” cannot be sent: a JPEG, PNG or WebP photo, or a PDF, of 10\u00A0MB at most.");
    public static readonly Phrase ManyFiles = new("{0} fichiers au plus par message.", "At most {0} files per message.");
    public static readonly Phrase TooMany = new("Vous avez beaucoup écrit aujourd’hui, et tout est bien reçu. Pour le reste, appelez-nous au {0}.",
        "You have written a lot today, and all of it has arrived. For anything more, call us at {0}.");

    public static readonly Phrase OpenedTitle = new("Billet reçu", "Ticket received");
    public static readonly Phrase OpenedSubject = new("Billet {0} : bien reçu", "Ticket {0}: received");
    public static readonly Phrase OpenedMail = new("Bonjour,\n\nNous avons reçu votre message. Votre numéro de billet est le {0}.\n\n"
        + "Notre équipe vous répond sur cette page, et nous vous avertissons. Vous pouvez y ajouter des détails ou des photos :\n\n{1}",
        "Hello,\n\nWe have received your message. Your ticket number is {0}.\n\nOur team answers on this page, and you will be told. You can add details or photos there:\n\n{1}");
    public static readonly Phrase OpenedShort = new("Gigafibre : billet {0} reçu. Suivez-le ici : {1}", "Gigafibre: ticket {0} received. Follow it here: {1}");
    public static readonly Phrase OpenedAction = new("Voir mon billet", "See my ticket");

    public static readonly Phrase AnsweredTitle = new("Réponse à un billet", "Answer to a ticket");
    public static readonly Phrase AnsweredSubject = new("Billet {0} : nous avons répondu", "Ticket {0}: we have answered");
    public static readonly Phrase AnsweredMail = new("Bonjour,\n\nNotre équipe a répondu à votre billet {0}.\n\n{1}\n\nVous pouvez répondre sur la même page.",
        "Hello,\n\nOur team has answered your ticket {0}.\n\n{1}\n\nYou can reply on the same page.");
    public static readonly Phrase AnsweredShort = new("Gigafibre : réponse à votre billet {0} : {1}", "Gigafibre: answer to your ticket {0}: {1}");
    public static readonly Phrase AnsweredAction = new("Lire la réponse", "Read the answer");

    public static readonly Phrase Gone = new("Le billet n’existe plus dans ERPNext, ou n’est plus à ce client.",
        "The ticket is no longer in ERPNext, or no longer this customer’s.");

    /// <summary>The words are at fault, and not something else on the form.</summary>
    public static bool IsAboutWords(Phrase error) => error == NoWords || error == NoReply || error == TooLong;

    /// <summary>Stands under the customer's words in ERPNext, whatever the language.</summary>
    public static string Mark(string number) => $"Réf. {number}";

    public static readonly Phrase DataAsked = new("Client {0}, à répondre avant le {1}.", "Customer {0}, to be answered before {1}.");

    public static Phrase Of(TicketTopic topic) => topic switch
    {
        TicketTopic.Connection => new("Ma connexion", "My connection"),
        TicketTopic.Bill => new("Une facture ou un paiement", "A bill or a payment"),
        TicketTopic.Service => new("Mon forfait ou mon adresse", "My plan or my address"),
        TicketTopic.Other => new("Autre chose", "Something else"),
        TicketTopic.Call => CallText.Topic,
        TicketTopic.MyData => new("Mes renseignements personnels", "My personal information"),
        _ => throw new ArgumentOutOfRangeException(nameof(topic)),
    };

    public static (Phrase Word, string Tone) Of(TicketState state) => state switch
    {
        TicketState.OnItsWay => (new("en route", "on its way"), "quiet"),
        TicketState.Open => (new("en cours", "open"), "warn"),
        TicketState.Answered => (new("répondu", "answered"), "good"),
        TicketState.OnHold => (new("en attente", "on hold"), "quiet"),
        TicketState.Closed => (new("fermé", "closed"), "quiet"),
        TicketState.Gone => (new("retiré", "removed"), "quiet"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static Phrase Next(TicketState state) => state switch
    {
        TicketState.OnItsWay => new("Votre message est enregistré et part vers notre équipe.", "Your message is saved and on its way to our team."),
        TicketState.Open => new("Votre billet est entre les mains de notre équipe. Nous vous avertissons dès que nous y répondons.",
            "Your ticket is with our team. We will let you know as soon as we answer."),
        TicketState.Answered => new("Nous avons répondu. Dites-nous si c’est réglé, ou écrivez la suite.", "We have answered. Tell us if it is settled, or tell us more."),
        TicketState.OnHold => new("Nous attendons quelque chose (une pièce, un rendez-vous, un fournisseur) et nous y revenons.",
            "We are waiting for something (a part, an appointment, a supplier) and will come back to it."),
        TicketState.Closed => new("Ce billet est fermé.", "This ticket is closed."),
        TicketState.Gone => new("Notre équipe a retiré ce billet. Écrivez-nous de nouveau s’il n’est pas réglé.",
        "Our team removed this ticket. Write to us again if it is not settled."),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static Phrase Of(TicketScore score) => score switch
    {
        TicketScore.Settled => new("C’est réglé", "It is settled"),
        TicketScore.Partly => new("En partie", "Partly"),
        TicketScore.Not => new("Ce n’est pas réglé", "It is not settled"),
        _ => throw new ArgumentOutOfRangeException(nameof(score)),
    };
}
