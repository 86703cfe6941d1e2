using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>What customers are told about what they decided. In the caller's unit of work.</summary>
public sealed class RequestMessages(MessageOutbox outbox, PortalLinks links, IOptions<SubscriptionOptions> options, IOptions<PortalOptions> site)
{
    private const string Sample = "GF-D-7K2P-93QW";
    private const string Page = "https://client.gigafibre.ca/requests/GF-D-7K2P-93QW";
    private static readonly Phrase What = new("Vous passez à Fibre 500, au plus tard le 15\u00A0septembre 2026.",
        "You are switching to Fibre 500, by September 15, 2026 at the latest.");
    private static readonly Phrase Day = new("15\u00A0septembre 2026", "September 15, 2026");

    public static readonly MessageKind Given = new("request-given", MessageTopic.Contract, RequestText.GivenTitle, RequestText.GivenSubject, RequestText.GivenMail,
        RequestText.GivenShort, Sample, What, Page)
    {
        Action = RequestText.GivenAction,
    };

    public static readonly MessageKind Done = new("request-done", MessageTopic.Contract, RequestText.DoneTitle, RequestText.DoneSubject, RequestText.DoneMail,
        RequestText.DoneShort, Sample, What, Page)
    {
        Action = RequestText.GivenAction,
    };

    public static readonly MessageKind Refused = new("request-refused", MessageTopic.Contract, RequestText.RefusedTitle, RequestText.RefusedSubject, RequestText.RefusedMail,
        RequestText.RefusedShort, Sample, "la fibre n’est pas encore dans cette rue.", Page, "514\u00A0555-0100")
    {
        Action = RequestText.GivenAction,
    };

    public static readonly MessageKind Withdrawn = new("request-withdrawn", MessageTopic.Contract, RequestText.WithdrawnTitle, RequestText.WithdrawnSubject,
        RequestText.WithdrawnMail, RequestText.WithdrawnShort, Sample, Page)
    {
        Action = RequestText.GivenAction,
    };

    /// <summary>Told once for each end: of a contract, of a promotion.</summary>
    public static readonly MessageKind Ends = new("contract-ends", MessageTopic.Contract, RequestText.EndsTitle, RequestText.EndsSubject, RequestText.EndsMail,
        RequestText.EndsShort, RequestText.YourContract, Day, RequestText.AfterContract, "https://client.gigafibre.ca/services", "Fibre 500")
    {
        Action = RequestText.EndsAction,
    };

    public static readonly MessageKind Back = new("pause-ends", MessageTopic.Contract, RequestText.BackTitle, RequestText.BackSubject, RequestText.BackMail, RequestText.BackShort,
        Day, "https://client.gigafibre.ca/services")
    {
        Action = RequestText.EndsAction,
    };

    public static readonly IReadOnlyList<MessageKind> All = [Given, Done, Refused, Withdrawn, Ends, Back];

    public Task GivenAsync(ServiceRequest request, CancellationToken cancel) =>
        outbox.TellAsync(MessageDraft.Of(Given, request.CustomerId, request.Id.ToString(), request.Number, Says(request), To(request)), cancel);

    /// <summary>Nothing is said of a day that was set: the confirmation names it.</summary>
    public Task MovedAsync(ServiceRequest request, CancellationToken cancel) => request.State switch
    {
        RequestState.Done => outbox.TellAsync(MessageDraft.Of(Done, request.CustomerId, request.Id.ToString(), request.Number, Says(request), To(request)), cancel),
        RequestState.Refused => outbox.TellAsync(
            MessageDraft.Of(Refused, request.CustomerId, request.Id.ToString(), request.Number, request.Reason, To(request), site.Value.SupportPhone), cancel),
        RequestState.Withdrawn => outbox.TellAsync(MessageDraft.Of(Withdrawn, request.CustomerId, request.Id.ToString(), request.Number, To(request)), cancel),
        _ => Task.CompletedTask,
    };

    public Task EndsAsync(Subscription ending, bool isPromotion, DateOnly on, CancellationToken cancel)
    {
        var about = FormattableString.Invariant($"{ending.Name}:{(isPromotion ? "promotion" : "contract")}:{on:yyyy-MM-dd}");
        var (what, after) = isPromotion ? (RequestText.YourPromotion, RequestText.AfterPromotion) : (RequestText.YourContract, RequestText.AfterContract);
        return outbox.TellAsync(
            MessageDraft.Of(Ends, ending.CustomerId, about, what, Times.Dated(on), after, links.To(Links.Services), options.Value.Title(ending.Plan)), cancel);
    }

    /// <summary>A pause ends.</summary>
    public Task BackAsync(ServiceRequest back, CancellationToken cancel) =>
        outbox.TellAsync(MessageDraft.Of(Back, back.CustomerId, back.Id.ToString(), Times.Dated(back.EffectiveOn), links.To(Links.Services)), cancel);

    /// <summary>The whole sentence, with the plan by its name.</summary>
    public Phrase Says(ServiceRequest request) => RequestText.What(request, options.Value.Title(request.After));

    private string To(ServiceRequest request) => links.To(Links.Request(request.Number));
}
