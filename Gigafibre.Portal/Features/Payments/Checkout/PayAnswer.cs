using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments.Checkout;

public sealed record PayRequest(string CustomerId, Payer Payer, PaymentWish Wish, Language Language);

public abstract record PayAnswer
{
    public sealed record GoTo(string Url) : PayAnswer;

    public sealed record UnderWay(Guid AttemptId) : PayAnswer;

    public sealed record NothingToPay : PayAnswer;
}
