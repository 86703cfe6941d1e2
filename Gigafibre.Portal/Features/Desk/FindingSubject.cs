using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Desk;

/// <summary>What a finding is about, for people: names of ours in words, everything else as it stands.</summary>
public static class FindingSubject
{
    private static readonly Phrase OfCodes = new("codes envoyés", "codes sent");
    private static readonly Phrase OfWrong = new("codes erronés", "wrong codes");

    public static Phrase Of(Finding finding) => Of(finding.Kind, finding.Subject);

    public static Phrase Of(FindingKind kind, string subject) => kind switch
    {
        FindingKind.RunFailed => subject switch
        {
            "sweep" => new("suivre les paiements en route", "follow payments on their way"),
            "own-refunds" => new("suivre nos remboursements", "follow our refunds"),
            "payments" => new("comparer les paiements", "compare the payments"),
            "refunds" => new("comparer les remboursements", "compare the refunds"),
            "disputes" => new("comparer les contestations", "compare the disputes"),
            "pages" => new("fermer les pages de paiement", "close payment pages"),
            "conditions" => new("revoir les constats ouverts", "look at open findings again"),
            _ => WorkKindText.Of(subject),
        },
        FindingKind.MethodMissing => PaymentListText.OfMethod(subject),
        FindingKind.CodesNearLimit => subject.StartsWith("wrong", StringComparison.Ordinal) ? OfWrong : OfCodes,
        FindingKind.CannotCharge => Phrase.Verbatim(subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..]),
        _ => Phrase.Verbatim(subject),
    };
}
