using Gigafibre.Portal.Integrations.Stripe;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What may follow what. Forward only; money that arrived wins over everything that was thought before.</summary>
public static class PaymentStates
{
    private static readonly Dictionary<PaymentState, PaymentState[]> Next = new()
    {
        [PaymentState.New] = [PaymentState.Open, PaymentState.Processing, PaymentState.Expired, PaymentState.Failed, PaymentState.Paid],
        [PaymentState.Open] = [PaymentState.Processing, PaymentState.Expired, PaymentState.Failed, PaymentState.Paid],
        [PaymentState.Processing] = [PaymentState.Failed, PaymentState.Paid],
        [PaymentState.Expired] = [PaymentState.Processing, PaymentState.Paid],
        [PaymentState.Failed] = [PaymentState.Paid],
        [PaymentState.Paid] = [PaymentState.Recorded],
        [PaymentState.Recorded] = [],
    };

    public static bool MayFollow(PaymentState from, PaymentState to) => Next[from].Contains(to);

    public static PaymentState Of(StripeIntent intent) => intent.Status switch
    {
        "succeeded" => PaymentState.Paid,
        "requires_payment_method" or "canceled" => PaymentState.Failed,
        _ => PaymentState.Processing,
    };

    public static bool HoldsInvoices(PaymentState state) => state is PaymentState.New or PaymentState.Open or PaymentState.Processing or PaymentState.Paid;
}
