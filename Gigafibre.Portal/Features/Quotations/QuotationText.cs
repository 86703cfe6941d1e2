using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Quotations;

public static class QuotationText
{
    public static readonly Phrase Title = new("Mes soumissions", "My quotes");
    public static readonly Phrase Lead = new("Les travaux et l’équipement que nous vous avons proposés.", "The work and equipment that we offered you.");
    public static readonly Phrase None = new("Aucune soumission pour le moment.", "No quotes for now.");
    public static readonly Phrase Away = new("Vos soumissions ne peuvent pas être lues en ce moment. Réessayez dans une minute.",
        "Your quotes cannot be read right now. Try again in a minute.");
    public static readonly Phrase One = new("Soumission {0}", "Quote {0}");
    public static readonly Phrase MadeOn = new("faite le {0}", "made on {0}");
    public static readonly Phrase Until = new("bonne jusqu’au {0}", "good until {0}");
    public static readonly Phrase What = new("Quoi", "What");
    public static readonly Phrase Amount = new("Montant", "Amount");
    public static readonly Phrase Net = new("Avant taxes", "Before taxes");
    public static readonly Phrase Taxes = new("Taxes", "Taxes");
    public static readonly Phrase Total = new("Total, taxes comprises", "Total with taxes");
    public static readonly Phrase Terms = new("Conditions", "Terms");
    public static readonly Phrase Accept = new("Accepter, {0}", "Accept, {0}");
    public static readonly Phrase AcceptWhy = new(
        "Accepter vous engage pour ce travail et ce prix, une seule fois. Notre équipe vous écrit pour la suite; la facture vient après. Vous pouvez annuler tant que rien n’est "
        + "fait.",
        "Accepting commits you to this work at this price, once. Our team writes to you about what is next; the bill comes after. You can take it back as long as nothing is "
        + "done.");
    public static readonly Phrase Decline = new("Non merci", "No, thank you");
    public static readonly Phrase Answered = new("Votre réponse : {0}", "Your answer: {0}");
    public static readonly Phrase Closed = new("On ne peut plus répondre à cette soumission. Pour en avoir une autre, appelez-nous au {0}.",
        "This quote can no longer be answered. For another one, call us at {0}.");
    public static readonly Phrase Changed = new("Cette soumission a changé depuis que vous l’avez ouverte : relisez-la avant de répondre.",
        "This quote has changed since you opened it: read it again before you answer.");
    public static readonly Phrase NotCad = new("Cette soumission n’est pas en dollars canadiens : appelez-nous au {0}.", "This quote is not in Canadian dollars: call us at {0}.");

    public static readonly Phrase Discount = new("Rabais", "Discount");
    public static readonly Phrase Alternatives = new("Cette soumission laisse un choix : appelez-nous au {0} pour dire lequel.",
        "This quote leaves a choice: call us at {0} to say which.");

    /// <summary>What somebody accepts, to be kept with their answer.</summary>
    public static string Details(Quotation quotation, Language language)
    {
        string Say(Phrase phrase, params ReadOnlySpan<object?> values) => phrase.In(language, values);
        IEnumerable<string?> lines =
        [
            .. quotation.Lines.Select(l => $"{Line(l, language)} · {Amounts.Write(l.Amount, language)}"),
            $"{Say(Net)} · {Amounts.Write(quotation.Net, language)}", $"{Say(Taxes)} · {Amounts.Write(quotation.Taxes, language)}",
            quotation.ValidUntil is { } until ? Say(Until, Times.Date(until, language)) : null, quotation.Terms,
        ];
        return string.Join('\n', lines.OfType<string>());
    }

    public static string Line(QuotationLine line, Language language) => line.Quantity == 1 ? line.Title : $"{line.Title} × {line.Quantity.ToString("0.##", language.Culture)}";

    public static (Phrase Text, string Tone) State(MyQuotation of, DateOnly today) => of switch
    {
        { Answer.State: Subscriptions.RequestState.Refused } => (new("pas possible", "not possible"), "warn"),
        { Answer.Kind: Subscriptions.RequestKind.Accept } => (new("acceptée", "accepted"), "good"),
        { Answer: not null } => (new("déclinée", "declined"), "quiet"),
        { Quotation.State: QuotationState.Ordered } => (new("commandée", "ordered"), "good"),
        { Quotation.State: QuotationState.Lost } => (new("déclinée", "declined"), "quiet"),
        _ when of.Quotation.MayBeAnswered(today) => (new("attend votre réponse", "waits for your answer"), "warn"),
        _ => (new("n’est plus valide", "no longer valid"), "quiet"),
    };
}
