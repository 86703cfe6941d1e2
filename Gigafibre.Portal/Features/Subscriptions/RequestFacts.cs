using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>What a confirmation says line by line, for its page and its file alike.</summary>
public static class RequestFacts
{
    public static IReadOnlyList<(string Name, string Value)> Of(ServiceRequest request, SubscriptionOptions options, Language language)
    {
        string Say(Phrase phrase, params ReadOnlySpan<object?> values) => phrase.In(language, values);
        string Plan(string? plan, Money? price) => Say(options.Title(plan)) + (price is { } p ? " · " + Monthly(p) : "");
        string Monthly(Money price) => Say(RequestText.Monthly, Amounts.Write(price, language), Amounts.Write(QuebecTaxes.With(price), language));
        string Day(DateOnly day) => Times.Date(day, language);
        List<(Phrase Name, string? Value)> facts = request.IsAboutQuotation
            ? [(RequestText.OfQuotation, request.After), (RequestText.QuotationTotal, request.Cost is { } total ? Amounts.Write(total, language) : null)]
            : [(RequestText.Where, request.Place), (RequestText.Before, Plan(request.BeforePlan, request.Before))];
        facts.AddRange(request.Kind switch
        {
            RequestKind.Change =>
            [
                (RequestText.After, Plan(request.After, request.Cost)), (RequestText.By, Day(request.EffectiveOn)), (RequestText.Billing, Say(SubscriptionText.NextBill)),
            ],
            RequestKind.Pause =>
            [
                (RequestText.During, request.Cost is { } cost ? Monthly(cost) : null), (RequestText.FirstOfPause, Day(request.EffectiveOn)),
                (RequestText.LastOfPause, request.Until is { } until ? Day(until) : null),
            ],
            RequestKind.Cancel =>
            [
                (RequestText.LastDay, Day(request.EffectiveOn)), (RequestText.Fee, request.Fee is not { } fee
                    ? Say(RequestText.FeeUnknown) : fee > Money.Zero ? Amounts.Write(fee, language) : Say(RequestText.NoFee)),
            ],
            RequestKind.Move => [(RequestText.NewPlace, request.After), (SubscriptionText.MovingDay, Day(request.EffectiveOn))],
            RequestKind.Accept or RequestKind.Decline => [],
            _ => new (Phrase, string?)[] { (RequestText.From, Day(request.EffectiveOn)) },
        });
        facts.Add((RequestText.Standing, Say(RequestText.State(request).Text)));
        return [.. facts.Where(f => f.Value is not null).Select(f => (Say(f.Name), f.Value!))];
    }
}
