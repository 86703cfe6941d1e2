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
        var facts = new List<(string, string)>();
        if (request.Place is { } place)
        {
            facts.Add((Say(RequestText.Where), place));
        }

        facts.Add((Say(RequestText.Before), Plan(request.BeforePlan, request.Before)));
        var after = request.Kind switch
        {
            RequestKind.Change => Plan(request.After, request.Cost),
            RequestKind.Pause when request.Cost is { } cost => Monthly(cost),
            RequestKind.Move => request.After,
            _ => null,
        };
        if (after is not null)
        {
            facts.Add((Say(RequestText.After), after));
        }

        facts.Add((Say(RequestText.When), Times.Date(request.EffectiveOn, language)));
        if (request.Until is { } until)
        {
            facts.Add((Say(SubscriptionText.Until), Times.Date(until, language)));
        }

        if (request.Kind == RequestKind.Cancel)
        {
            facts.Add((Say(RequestText.Fee), request.Fee > Money.Zero ? Amounts.Write(request.Fee, language) : Say(RequestText.NoFee)));
        }

        return facts;
    }
}
