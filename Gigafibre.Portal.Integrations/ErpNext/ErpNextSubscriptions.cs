using System.Net;
using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>
/// What customers subscribe to: read, never written. Every method may throw <see cref="IntegrationException"/>, with the code <c>FieldMissing</c> where the site's doctype is
/// not one that we understand. Facts: docs/wire/erpnext.md.
/// </summary>
public sealed class ErpNextSubscriptions
{
    private const int Most = 50;
    private const int PageSize = 500;
    private readonly IFrappeApi _api;
    private readonly OutsideCall _call = new(SystemName.ErpNext);
    private readonly SubscriptionFields _fields;
    private readonly SubscriptionShape _shape;

    internal ErpNextSubscriptions(IFrappeApi api, IOptions<ErpNextOptions> options, SubscriptionShape shape) => (_api, _fields, _shape) = (api, options.Value.Subscription, shape);

    /// <summary>How this site calls the fields; asked once a process, as long as nothing is missing.</summary>
    public async Task<SubscriptionMap> MapAsync(CancellationToken cancel)
    {
        if (_shape.Known is { } known)
        {
            return known;
        }

        var fields = await _call.SendAsync(
            c => _api.Meta(_fields.Doctype, c),
            (response, body) => FrappeErrors.IsAbsent(response, body) || FrappeErrors.Code(body) == "ImportError" || response.StatusCode == HttpStatusCode.Forbidden
                ? null : Data(response, body).Rows("fields").Select(f => f.Text("fieldname")).OfType<string>().ToHashSet(),
            cancel).ConfigureAwait(false);
        var map = SubscriptionMap.Of(_fields, fields);
        _shape.Known = map.Missing.Count == 0 ? map : null;
        return map;
    }

    /// <summary>Everything that this customer subscribes to, ended or not.</summary>
    public async Task<IReadOnlyList<Subscription>> ListOfCustomerAsync(string customerId, CancellationToken cancel)
    {
        var map = await DemandAsync(cancel).ConfigureAwait(false);
        return await CompleteAsync(map, await ListAsync(map, [[map.Customer!, "=", customerId]], 0, Most, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
    }

    /// <summary>The one of this name; null when there is none.</summary>
    public async Task<Subscription?> FindAsync(string name, CancellationToken cancel)
    {
        var map = await DemandAsync(cancel).ConfigureAwait(false);
        return (await CompleteAsync(map, await ListAsync(map, [["name", "=", name]], 0, 1, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false)) is [var one] ? one : null;
    }

    /// <summary>All whose contract or promotion ends within these days, a page at a time.</summary>
    public async Task<IReadOnlyList<Subscription>> ListEndingAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var map = await DemandAsync(cancel).ConfigureAwait(false);
        var found = new List<Subscription>();
        foreach (var field in new[] { map.End, map.PromotionEnd }.OfType<string>())
        {
            for (var start = 0; ; start += PageSize)
            {
                var page = await ListAsync(map, [[field, "between", new[] { FrappeJson.Day(from), FrappeJson.Day(to) }]], start, PageSize, cancel).ConfigureAwait(false);
                found.AddRange(page.Select(r => Read(map, r, map.Plan is { } plan ? r.Text(plan) : null, map.Price is { } price ? r.Money(price) : null)));
                if (page.Count < PageSize)
                {
                    break;
                }
            }
        }

        return [.. found.DistinctBy(s => s.Name)];
    }

    private async Task<SubscriptionMap> DemandAsync(CancellationToken cancel) => await MapAsync(cancel).ConfigureAwait(false) is { Missing: [] } map ? map
        : throw new IntegrationException(SystemName.ErpNext, $"has no usable {_fields.Doctype}", isTransient: true, code: FrappeJson.FieldMissing);

    /// <summary>ERPNext's own doctype: plans stand in a table, their prices in another document.</summary>
    private async Task<IReadOnlyList<Subscription>> CompleteAsync(SubscriptionMap map, List<JsonElement> rows, CancellationToken cancel)
    {
        if (map.PlanTable is null)
        {
            return [.. rows.Select(r => Read(map, r, r.Text(map.Plan!), r.Money(map.Price!)))];
        }

        var read = new List<Subscription>();
        foreach (var row in rows)
        {
            var document = await GetAsync(map.Doctype, row.Text("name")!, cancel).ConfigureAwait(false);
            var (names, cents) = (new List<string>(), 0L);
            foreach (var line in document.Rows(map.PlanTable))
            {
                var plan = await GetAsync("Subscription Plan", line.Text("plan") ?? "", cancel).ConfigureAwait(false);
                names.Add(plan.Text("plan_name") ?? line.Text("plan") ?? "");
                cents += (plan.Money("cost")?.Cents ?? 0) * Math.Max(1, (int?)line.Number("qty") ?? 1);
            }

            read.Add(Read(map, row, names.Count == 0 ? null : string.Join(", ", names), names.Count == 0 ? null : new Money(cents)));
        }

        return read;
    }

    private Subscription Read(SubscriptionMap map, JsonElement row, string? plan, Money? price)
    {
        string? Text(string? field) => field is null ? null : row.Text(field);
        DateOnly? Date(string? field) => field is null ? null : row.Date(field);
        row.Demand(map.Doctype, map.Customer!, map.Status!, map.CancelledOn!);
        var status = row.Text(map.Status!);
        bool Is(string[] those) => those.Contains(status, StringComparer.OrdinalIgnoreCase);

        // ERPNext may call a subscription active that was cancelled: the date is what counts.
        var standing = Is(_fields.EndedStatuses) ? SubscriptionStanding.Ended
            : Is(_fields.SuspendedStatuses) ? SubscriptionStanding.Suspended
            : Is(_fields.WaitingStatuses) ? SubscriptionStanding.Waiting
            : Is(_fields.ActiveStatuses) ? SubscriptionStanding.Active : SubscriptionStanding.Unknown;
        return new Subscription(
            row.Text("name")!, row.Text(map.Customer!) ?? "", Text(map.Location), Text(map.Category), plan, price, map.Down is null ? null : (int?)row.Number(map.Down),
            map.Up is null ? null : (int?)row.Number(map.Up), Date(map.Start), Date(map.End), Date(map.CancelledOn),
            map.ContractMonths is null ? null : (int?)row.Number(map.ContractMonths), Date(map.PromotionEnd), standing, status)
        {
            TermIsKnown = map.End is not null || map.ContractMonths is not null,
        };
    }

    private Task<List<JsonElement>> ListAsync(SubscriptionMap map, object[][] filters, int start, int limit, CancellationToken cancel) => _call.SendAsync(
        c => _api.Page(map.Doctype, FrappeJson.Write(map.Fields), FrappeJson.Write(filters), "creation desc", start, limit, c),
        (response, body) => FrappeAnswers.Rows(_call, response, body), cancel);

    private Task<JsonElement> GetAsync(string doctype, string name, CancellationToken cancel) =>
        _call.SendAsync(c => _api.Get(doctype, name, c), (response, body) => Data(response, body), cancel);

    private JsonElement Data(HttpResponseMessage response, string body) => FrappeAnswers.Data(_call, response, body);
}
