using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>What a service is, line by line, as ERPNext and the settings have it today: the same for every plan, so that two can be compared.</summary>
public static class ServiceFacts
{
    public static IReadOnlyList<(string Name, string Value)> Of(MyService service, SubscriptionOptions options, Language language, DateOnly today)
    {
        string Say(Phrase phrase, params ReadOnlySpan<object?> values) => phrase.In(language, values);
        string Day(DateOnly day) => Times.Date(day, language);
        string Speed(int mbps) => mbps.ToString("N0", language.Culture);
        var of = service.Subscription;
        List<(Phrase Name, string? Value)> facts =
        [
            (SubscriptionText.Plan, Say(options.Title(of.Plan))),
            (RequestText.Where, service.Address),
            (SubscriptionText.Price, of.Price is { } price
                ? Say(SubscriptionText.PerMonth, Amounts.Write(price, language), Amounts.Write(QuebecTaxes.With(price), language)) : Say(SubscriptionText.NoPrice)),
            (SubscriptionText.Promotion, of.PromotionEndOn >= today ? Say(SubscriptionText.PromotionUntil, Day(of.PromotionEndOn!.Value)) : null),
            (SubscriptionText.Speeds, of is { DownMbps: { } down, UpMbps: { } up } ? Say(SubscriptionText.DownUp, Speed(down), Speed(up)) : null),
            (SubscriptionText.Included, options.Find(of.Plan)?.Comprises(language) is { Count: > 0 } included ? string.Join(" · ", included) : null),
            (SubscriptionText.Since, of.StartOn is { } since ? Day(since) : null),
            (SubscriptionText.Contract, of.TermEnd >= today ? Say(SubscriptionText.ContractUntil, Day(of.TermEnd!.Value))
                : of is { TermIsKnown: true, ContractMonths: null or <= 0 } or { TermEnd: not null } ? Say(SubscriptionText.NoTerm) : null),
            (RequestText.Fee, of.TermEnd >= today || !of.TermIsKnown ? Say(RequestText.FeeUnknown) : Say(RequestText.NoFee)),
            (SubscriptionText.EquipmentBack, Say(SubscriptionText.EquipmentDays, options.EquipmentDays)),
        ];
        return [.. facts.Where(f => f.Value is not null).Select(f => (Say(f.Name), f.Value!))];
    }
}
