using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>A served address and whose it is.</summary>
/// <param name="Id">The Service Location's primary key.</param>
public sealed record ServicePlace(string Id, string Title, string? Address, string? City, string CustomerId, string? CustomerName)
{
    /// <summary>In one line: <c>12 chemin du Rang, Saint-Gédéon</c>; the title where ERPNext has no street.</summary>
    public string OneLine => string.Join(", ", new[] { Address ?? Title, City }.Where(t => !string.IsNullOrWhiteSpace(t)));
}

/// <summary>A technician's job that is still to be done.</summary>
public sealed record OpenJob(string Name, string? Subject, string? Start, string LocationId);

/// <summary>What technicians need of ERPNext: addresses, their jobs, and to bind a modem. Every method may throw <see cref="IntegrationException"/>.</summary>
public sealed class ErpNextFieldWork
{
    /// <summary>Of everything that is listed here.</summary>
    public const int Most = 20;

    private const int Shortest = 3;

    private readonly IFrappeApi _api;
    private readonly OutsideCall _call = new(SystemName.ErpNext);
    private readonly ErpNextOptions _options;

    internal ErpNextFieldWork(IFrappeApi api, IOptions<ErpNextOptions> options) => (_api, _options) = (api, options.Value);

    /// <summary>The served address of this name; null when there is none, or when it is nobody's.</summary>
    public async Task<ServicePlace?> FindPlaceAsync(string id, CancellationToken cancel) => await PlacesAsync([["name", "=", id]], cancel)
        .ConfigureAwait(false) is [var place, ..] ? place : null;

    /// <summary>Addresses whose title or street holds this text of three letters or more, at most twenty. A scan of the table: for staff, never for visitors.</summary>
    public async Task<IReadOnlyList<ServicePlace>> SearchPlacesAsync(string text, CancellationToken cancel)
    {
        var plain = text.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Trim();
        if (plain.Length < Shortest)
        {
            return [];
        }

        var like = $"%{plain}%";
        var found = await Task.WhenAll(PlacesAsync([[_options.Location.Title, "like", like]], cancel),
            PlacesAsync([[_options.Location.Address, "like", like]], cancel)).ConfigureAwait(false);
        return [.. found.SelectMany(f => f).DistinctBy(p => p.Id).Take(Most)];
    }

    /// <summary>The served addresses of these names, at most twenty; those that are nobody's are not among them.</summary>
    public async Task<IReadOnlyList<ServicePlace>> ListPlacesAsync(IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        ids.Count == 0 ? [] : await PlacesAsync([["name", "in", ids.Take(Most).ToArray()]], cancel).ConfigureAwait(false);

    public Task<IReadOnlyList<ServicePlace>> ListPlacesOfCustomerAsync(string customerId, CancellationToken cancel) =>
        PlacesAsync([[_options.Location.Customer, "=", customerId]], cancel);

    /// <summary>The served addresses of these customers, at most twenty in all.</summary>
    public async Task<IReadOnlyList<ServicePlace>> ListPlacesOfCustomersAsync(IReadOnlyCollection<string> customerIds, CancellationToken cancel) =>
        customerIds.Count == 0 ? [] : await PlacesAsync([[_options.Location.Customer, "in", customerIds.Take(Most).ToArray()]], cancel).ConfigureAwait(false);

    /// <summary>The jobs of the technician with this e-mail, the next first.</summary>
    public async Task<IReadOnlyList<OpenJob>> ListOpenJobsAsync(string email, CancellationToken cancel)
    {
        var f = _options.Job;
        var who = await ListAsync(f.TechnicianDoctype, ["name"], [[f.TechnicianEmail, "=", email]], "name asc", cancel).ConfigureAwait(false);
        if (who.Count != 1)
        {
            return [];
        }

        var rows = await ListAsync(
            f.Doctype, ["name", f.Subject, f.Start, f.Location], [[f.Technician, "=", who[0].Text("name")!], [f.Status, "in", f.OpenStatuses]],
            $"{f.Start} asc, name asc", cancel).ConfigureAwait(false);
        return [.. rows.Where(r => r.Text(f.Location) is not null).Select(r => new OpenJob(r.Text("name")!, r.Text(f.Subject), r.Text(f.Start), r.Text(f.Location)!))];
    }

    /// <summary>
    /// Marks a job done; one that is not open any more, or gone, is left as it is. Refused by ERPNext (<c>TimestampMismatchError</c>) when somebody works on it: try again.
    /// </summary>
    public async Task CompleteJobAsync(string name, CancellationToken cancel)
    {
        var f = _options.Job;
        var job = await _call.SendAsync<JsonElement?>(
            c => _api.Get(f.Doctype, name, c), (response, body) => FrappeAnswers.Find(_call, response, body), cancel).ConfigureAwait(false);
        if (job is not { } open || !f.OpenStatuses.Contains(open.Text(f.Status), StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        await _call.SendAsync(
            c => _api.Update(f.Doctype, name, new() { [f.Status] = f.DoneStatus, ["modified"] = open.Text("modified") }, c),
            (response, body) => response.IsSuccessStatusCode ? true : throw FrappeErrors.From(_call, response, body), cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes that this modem is at this address. Refused by ERPNext (<c>TimestampMismatchError</c>) when somebody changed the modem since it was read;
    /// whatever it throws, only reading again tells whether it is written.
    /// </summary>
    public Task BindAsync(Equipment modem, ServicePlace place, CancellationToken cancel)
    {
        var f = _options.Equipment;
        return _call.SendAsync(
            c => _api.Update(f.Doctype, modem.Name, new()
            {
                [f.Customer] = place.CustomerId,
                [f.Location] = place.Id,
                [f.Status] = f.BoundStatus,
                ["modified"] = modem.Version
            }, c),
            (response, body) => response.IsSuccessStatusCode ? true : throw FrappeErrors.From(_call, response, body), cancel);
    }

    private async Task<IReadOnlyList<ServicePlace>> PlacesAsync(object[][] filters, CancellationToken cancel)
    {
        var f = _options.Location;
        var rows = await ListAsync(f.Doctype, ["name", f.Title, f.Address, f.City, f.Customer, $"{f.Customer}.customer_name as customer_name"], filters, "name asc",
            cancel).ConfigureAwait(false);
        return [.. rows.Where(r => r.Text(f.Customer) is not null).Select(r => new ServicePlace(
            r.Text("name")!, r.Text(f.Title) ?? r.Text("name")!, r.Text(f.Address), r.Text(f.City), r.Text(f.Customer)!, r.Text("customer_name")))];
    }

    private Task<List<JsonElement>> ListAsync(string doctype, string[] fields, object[][] filters, string order, CancellationToken cancel) => _call.SendAsync(
        c => _api.List(doctype, FrappeJson.Write(fields), FrappeJson.Write(filters), order, Most, c),
        (response, body) => FrappeAnswers.Rows(_call, response, body), cancel);
}
