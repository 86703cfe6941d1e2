using Gigafibre.Portal.Integrations.Stripe;

namespace Gigafibre.Portal.Features.SavedMethods;

public static class SavedMethodStates
{
    private static readonly Dictionary<SavedMethodState, SavedMethodState[]> Next = new()
    {
        [SavedMethodState.New] = [SavedMethodState.Verifying, SavedMethodState.Ready, SavedMethodState.Dropped],
        [SavedMethodState.Verifying] = [SavedMethodState.Ready, SavedMethodState.Dropped, SavedMethodState.Removed],
        [SavedMethodState.Ready] = [SavedMethodState.Unusable, SavedMethodState.Removed],
        [SavedMethodState.Unusable] = [SavedMethodState.Removed],
        [SavedMethodState.Removed] = [],
        [SavedMethodState.Dropped] = [SavedMethodState.Verifying, SavedMethodState.Ready],
    };

    public static bool MayFollow(SavedMethodState from, SavedMethodState to) => Next[from].Contains(to);

    /// <summary>What a page has come to. A bank account is good once its mandate is, whatever the page says.</summary>
    public static SavedMethodState Of(StripeSetup setup, bool isMandateActive) => setup switch
    {
        { IntentStatus: "succeeded", Method: not null } => setup.MandateId is null || isMandateActive ? SavedMethodState.Ready : SavedMethodState.Verifying,
        { IntentStatus: "requires_action" or "processing", PageStatus: "complete" } => SavedMethodState.Verifying,
        { PageStatus: "open" } => SavedMethodState.New,
        _ => SavedMethodState.Dropped,
    };
}
