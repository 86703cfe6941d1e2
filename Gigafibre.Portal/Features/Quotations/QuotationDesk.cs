using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Quotations;

/// <param name="Answer">What the customer said to it, unless they took it back.</param>
public sealed record MyQuotation(Quotation Quotation, ServiceRequest? Answer);

public enum QuotationAnswer
{
    Given,

    /// <summary>Answered, ordered, expired, or cancelled.</summary>
    Closed,

    /// <summary>Our team changed it after it was shown.</summary>
    Changed,
}

/// <summary>Offers in ERPNext, and a customer's yes or no to them: a request like any other, with its number, its ticket and its comparison. Throws
/// <see cref="Integrations.IntegrationException"/>.</summary>
public sealed class QuotationDesk(PortalDb db, ErpNextQuotations erp, ServiceRequests requests, IOptions<SubscriptionOptions> options, TimeProvider clock)
{
    public bool IsOn => options.Value is { IsOn: true, ShowsQuotations: true };

    public DateOnly Today => Times.Today(clock);

    public async Task<IReadOnlyList<MyQuotation>> ListAsync(string customerId, CancellationToken cancel)
    {
        var answers = await AnswersAsync(customerId, cancel);
        return [.. (await erp.ListAsync(customerId, cancel)).Where(q => q.CustomerId == customerId).Select(q => new MyQuotation(q, answers.GetValueOrDefault(q.Name)))];
    }

    /// <summary>One of this customer's own; null for anybody else's.</summary>
    public async Task<MyQuotation?> FindAsync(string customerId, string name, CancellationToken cancel) =>
        await erp.FindAsync(name, cancel) is { } found && found.CustomerId == customerId
            ? new MyQuotation(found, (await AnswersAsync(customerId, cancel)).GetValueOrDefault(found.Name)) : null;

    /// <param name="version">Of what was shown: nobody accepts another price than they read.</param>
    public async Task<(QuotationAnswer Answer, ServiceRequest? Request)> AnswerAsync(
        string customerId, MyQuotation of, string? version, bool accepts, Language language, CancellationToken cancel)
    {
        var kind = accepts ? RequestKind.Accept : RequestKind.Decline;
        if (of.Answer is { } before)
        {
            return before.Kind == kind ? (QuotationAnswer.Given, before) : (QuotationAnswer.Closed, null);
        }

        if (!of.Quotation.MayBeAnswered(Today))
        {
            return (QuotationAnswer.Closed, null);
        }

        if (of.Quotation.Version != version)
        {
            return (QuotationAnswer.Changed, null);
        }

        var quote = new RequestQuote(kind, Today, null, null, null, of.Quotation.Name, of.Quotation.Total, null) { Details = QuotationText.Details(of.Quotation, language) };
        return await requests.GiveAsync(customerId, of.Quotation.Name, null, quote, language, cancel) is { } request ? (QuotationAnswer.Given, request)
            : (QuotationAnswer.Closed, null);
    }

    private async Task<Dictionary<string, ServiceRequest>> AnswersAsync(string customerId, CancellationToken cancel) =>
        (await db.ServiceRequests.AsNoTracking().Where(r => r.CustomerId == customerId && (r.Kind == RequestKind.Accept || r.Kind == RequestKind.Decline)
            && r.State != RequestState.Withdrawn).ToListAsync(cancel)).GroupBy(r => r.Subscription, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.MaxBy(r => r.GivenAt)!, StringComparer.Ordinal);
}
