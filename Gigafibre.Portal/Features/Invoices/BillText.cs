using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Invoices;

public static class BillText
{
    public static readonly Phrase AccountTitle = new("Solde et factures", "Balance and bills");
    public static readonly Phrase YouOwe = new("À payer", "Amount due");
    public static readonly Phrase NothingOwed = new("Vous ne devez rien.", "You owe nothing.");
    public static readonly Phrase NothingOwedWhy = new("Toutes vos factures sont payées. Merci.", "All your bills are paid. Thank you.");
    public static readonly Phrase NothingOwedOnline = new("Il n’y a rien à payer pour le moment.", "There is nothing to pay for now.");
    public static readonly Phrase NothingMore = new("Rien d’autre à payer.", "Nothing more to pay.");
    public static readonly Phrase LessCredit = new("Facturé {0}, moins votre crédit de {1}", "Billed {0}, less your credit of {1}");
    public static readonly Phrase CreditWaits = new("Vous avez un crédit de {0}. Il servira à vos prochaines factures.", "You have a credit of {0}. It goes to your next bills.");
    public static readonly Phrase CreditCovers = new("Votre crédit couvre tout : il n’y a rien à payer.", "Your credit covers everything: there is nothing to pay.");
    public static readonly Phrase CreditCoversSome = new("Votre crédit en couvre {0}.", "Your credit covers {0} of it.");
    public static readonly Phrase CarriedWhy = new("Moins de 0,50 $ : reporté à votre prochaine facture, sans retard.", "Under $0.50: carried to your next bill, never late.");
    public static readonly Phrase NotCad = new("La facture {0} n’est pas en dollars canadiens. Appelez-nous au {1} pour la payer.",
        "Bill {0} is not in Canadian dollars. Call us at {1} to pay it.");
    public static readonly Phrase NotOnBills = new("Votre relevé porte {0} qui n’est sur aucune facture. Nous vérifions; il n’y a rien à payer pour cela.",
        "Your statement has {0} that is on no bill. We are checking; there is nothing to pay for it.");
    public static readonly Phrase TakenBackTitle = new("Votre banque a repris un paiement.", "Your bank took a payment back.");
    public static readonly Phrase TakenBack = new("Votre banque a repris {0} : ce montant est de nouveau dû. Nous rouvrons la facture; questions : {1}.",
        "Your bank took back {0}: it is due again. We are reopening the bill; questions: {1}.");
    public static readonly Phrase TakenBackOnBill = new("Votre banque a repris un paiement de {0} : ce montant est de nouveau dû. Appelez-nous au {1}.",
        "Your bank took back a payment of {0}: it is due again. Call us at {1}.");
    public static readonly Phrase BillBeingPaid = new("Cette facture est en cours de paiement.", "This bill is being paid.");
    public static readonly Phrase HeldElsewhere = new("La facture {0} est déjà en prélèvement automatique : il n’y a rien à payer ici pour elle.",
        "Bill {0} is already being debited automatically: there is nothing to pay for it here.");
    public static readonly Phrase ToVerify = new("Compte bancaire à vérifier", "Bank account to verify");
    public static readonly Phrase VerifyTitle = new("Vérifiez votre compte bancaire.", "Verify your bank account.");
    public static readonly Phrase VerifyFirst = new(
        "Un paiement de {0} attend que vous vérifiiez votre compte bancaire. Sans cela, il s’annule et la facture reste due.",
        "A payment of {0} waits for you to verify your bank account. Without that it is cancelled and the bill stays due.");
    public static readonly Phrase BillToVerify = new(
        "Le paiement de cette facture attend que vous vérifiiez votre compte bancaire. Sans cela, il s’annule et elle reste due.",
        "The payment of this bill waits for you to verify your bank account. Without that it is cancelled and the bill stays due.");
    public static readonly Phrase Verify = new("Vérifier", "Verify");
    public static readonly Phrase BeingPaid = new("Paiement en cours", "Payment under way");
    public static readonly Phrase PaidByCredit = new("Payée par votre crédit", "Paid by your credit");
    public static readonly Phrase Carried = new("Reportée à la prochaine", "Carried to the next");
    public static readonly Phrase Discount = new("Rabais", "Discount");
    public static readonly Phrase Rounding = new("Arrondi", "Rounding");
    public static readonly Phrase OtherAdjustments = new("Autres ajustements", "Other adjustments");
    public static readonly Phrase RefundLine = new("{0} remboursés le {1}", "{0} refunded {1}");
    public static readonly Phrase WhyDiscount = new("Différence de rabais : {0}.", "Difference in the discount: {0}.");
    public static readonly Phrase WhyRounding = new("Différence d’arrondi : {0}.", "Difference in rounding: {0}.");
    public static readonly Phrase OfWhichOverdue = new("dont {0} en retard", "of which {0} is overdue");
    public static readonly Phrase AllOverdue = new("en retard", "overdue");
    public static readonly Phrase NextDue = new("Prochaine échéance : {0}", "Next due: {0}");
    public static readonly Phrase PayNow = new("Payer {0}", "Pay {0}");
    public static readonly Phrase OfWhichLater = new("dont {0} plus tard, en versements", "of which {0} is due later, in instalments");
    public static readonly Phrase PayDueNow = new("Payer ce qui est dû maintenant, {0}", "Pay what is due now, {0}");
    public static readonly Phrase PayWhole = new("Tout payer, {0}", "Pay it all, {0}");
    public static readonly Phrase Instalments = new("Versements", "Instalments");
    public static readonly Phrase PayOther = new("Payer autrement", "Other ways to pay");
    public static readonly Phrase Waiting = new("Un paiement de {0} est en cours.", "A payment of {0} is under way.");
    public static readonly Phrase SeePayment = new("Voir où il en est", "See how it is going");
    public static readonly Phrase Late = new("Notre système de facturation ne répond pas en ce moment. Voici ce qu’il disait {0}.",
        "Our billing does not answer right now. This is what it said {0}.");
    public static readonly Phrase Away = new("Nous ne pouvons pas lire vos factures en ce moment. Réessayez dans quelques minutes.",
        "We cannot read your bills right now. Try again in a few minutes.");

    public static readonly Phrase InvoicesTitle = new("Vos factures", "Your bills");
    public static readonly Phrase AllInvoices = new("Toutes vos factures", "All your bills");
    public static readonly Phrase Bill = new("Facture", "Bill");
    public static readonly Phrase CreditNote = new("Note de crédit", "Credit note");
    private static readonly Phrase DueOn = new("à payer d’ici le {0}", "due by {0}");
    private static readonly Phrase WasDueOn = new("était à payer le {0}", "was due {0}");
    public static readonly Phrase Search = new("Trouver une facture", "Find a bill");
    public static readonly Phrase SearchHint = new("Un mois (mars 2026), un montant (68,99) ou un numéro.", "A month (March 2026), an amount (68.99) or a number.");
    public static readonly Phrase SearchGo = new("Chercher", "Search");
    public static readonly Phrase NothingFound = new("Aucune facture ne correspond à « {0} ».", "No bill matches “{0}”.");
    public static readonly Phrase AllBills = new("Voir toutes mes factures", "See all my bills");

    public static Phrase Due(DateOnly due, DateOnly today) => due < today ? WasDueOn : DueOn;

    public static readonly Phrase Paid = new("Payée", "Paid");
    public static readonly Phrase OwedAgain = new("De nouveau due", "Owed again");
    public static readonly Phrase Unpaid = new("À payer", "Due");
    public static readonly Phrase PartlyPaid = new("Reste {0}", "{0} left");
    public static readonly Phrase Overdue = new("En retard", "Overdue");
    public static readonly Phrase Credited = new("Crédit", "Credit");
    public static readonly Phrase Older = new("Plus anciennes", "Older");
    public static readonly Phrase NoInvoices = new("Vous n’avez pas encore de facture.", "You have no bill yet.");

    public static readonly Phrase Period = new("Du {0} au {1}", "{0} to {1}");
    public static readonly Phrase Item = new("Article", "Item");
    public static readonly Phrase Amount = new("Montant", "Amount");
    public static readonly Phrase Subtotal = new("Sous-total", "Subtotal");
    public static readonly Phrase Gst = new("TPS ({0} %), n° {1}", "GST ({0}%), no. {1}");
    public static readonly Phrase Qst = new("TVQ ({0} %), n° {1}", "QST ({0}%), no. {1}");
    public static readonly Phrase Total = new("Total", "Total");
    public static readonly Phrase LeftToPay = new("Reste à payer", "Left to pay");
    public static readonly Phrase Pdf = new("Télécharger la facture (PDF)", "Download the bill (PDF)");
    public static readonly Phrase PdfAway = new(
        "Le PDF n’est pas prêt : notre système de facturation est lent en ce moment. Réessayez dans une minute; tout est aussi sur cette page.",
        "The PDF is not ready: our billing system is slow right now. Try again in a minute; everything is on this page too.");
    public static readonly Phrase PaymentsOnIt = new("Paiements reçus", "Payments received");
    public static readonly Phrase PaymentLine = new("{0} reçus le {1}", "{0} received {1}");
    public static readonly Phrase Corrects = new("Corrige la facture {0}", "Corrects bill {0}");

    public static readonly Phrase WhyTitle = new("Pourquoi ce montant a changé", "Why this amount changed");
    public static readonly Phrase WhyMore = new("C’est {0} de plus que la facture du {1}.", "It is {0} more than the bill of {1}.");
    public static readonly Phrase WhyLess = new("C’est {0} de moins que la facture du {1}.", "It is {0} less than the bill of {1}.");
    public static readonly Phrase WhySame = new("C’est le même montant que la facture du {0}.", "It is the same amount as the bill of {0}.");
    public static readonly Phrase WhyTaxes = new("Taxes sur la différence : {0}.", "Taxes on the difference: {0}.");

    public static readonly Phrase StatementTitle = new("Relevé de compte", "Account statement");
    public static readonly Phrase From = new("Du", "From");
    public static readonly Phrase To = new("Au", "To");
    public static readonly Phrase Show = new("Afficher", "Show");
    public static readonly Phrase Csv = new("Télécharger (CSV)", "Download (CSV)");
    public static readonly Phrase StatementPdf = new("Télécharger (PDF)", "Download (PDF)");
    public static readonly Phrase Opening = new("Solde au début", "Opening balance");
    public static readonly Phrase Closing = new("Solde à la fin", "Closing balance");
    public static readonly Phrase Date = new("Date", "Date");
    public static readonly Phrase What = new("Opération", "Entry");
    public static readonly Phrase Charged = new("Facturé", "Charged");
    public static readonly Phrase Received = new("Payé ou crédité", "Paid or credited");
    public static readonly Phrase Balance = new("Solde", "Balance");
    public static readonly Phrase NoEntries = new("Rien dans cette période.", "Nothing in this period.");
    public static readonly Phrase BadPeriod = new("Choisissez deux dates dans l’ordre, trois ans d’écart au plus.", "Choose two dates in order, at most three years apart.");

    public static readonly Phrase Switch = new("Changer de compte", "Switch account");
    public static readonly Phrase AccountsTitle = new("Quel compte?", "Which account?");
    public static readonly Phrase AccountsLead = new("Vos coordonnées figurent au dossier de plusieurs comptes.", "Your contact is on several accounts.");

    public static readonly Phrase[] CsvColumns =
        [new("date", "date"), new("opération", "entry"), new("document", "document"), new("facturé", "charged"), new("payé", "paid"), new("solde", "balance")];

    /// <summary><c>{0}</c> what is left of it.</summary>
    public static Phrase Standing(Instalment part, DateOnly today) => part switch
    {
        { Left.Cents: 0 } => new("payé", "paid"),
        _ when part.IsDue(today) => part.Left == part.Amount ? new("dû maintenant", "due now") : new("dû maintenant, reste {0}", "due now, {0} left"),
        _ => part.Left == part.Amount ? new("plus tard", "later") : new("plus tard, reste {0}", "later, {0} left"),
    };

    public static Phrase Voucher(LedgerRow row) => row switch
    {
        { VoucherType: "Sales Invoice", Debit.Cents: > 0 } => Bill,
        { VoucherType: "Sales Invoice" } => CreditNote,
        { VoucherType: "Payment Entry", Debit.Cents: > 0 } => new("Remboursement", "Refund"),
        { VoucherType: "Payment Entry" } => new("Paiement", "Payment"),
        _ => new("Correction", "Correction"),
    };

    public static Phrase Change(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => new("« {0} » s’ajoute : + {1} avant taxes.", "“{0}” was added: + {1} before taxes."),
        ChangeKind.Removed => new("« {0} » n’y est plus : − {1} avant taxes.", "“{0}” is gone: − {1} before taxes."),
        ChangeKind.Dearer => new("« {0} » : + {1} avant taxes.", "“{0}”: + {1} before taxes."),
        _ => new("« {0} » : − {1} avant taxes.", "“{0}”: − {1} before taxes."),
    };
}
