using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Search;

public enum HitKind
{
    Customer,
    Modem,
    Payment,
    Diagnosis,
}

/// <param name="CustomerId">Whose it is, for a customer.</param>
public sealed record Hit(HitKind Kind, string Title, Phrase Detail, string Link, string? CustomerId = null);

/// <param name="Away">ERPNext did not answer in time: there may be more.</param>
public sealed record SearchResult(IReadOnlyList<Hit> Hits, bool Away);

/// <summary>
/// One box for everything: name, address, telephone, e-mail, MAC, serial, bill, payment, ticket. Each kind is looked up by its own index at once; what
/// somebody's role does not include is not looked for.
/// </summary>
public sealed class SearchService(IServiceScopeFactory scopes)
{
    private const int Most = 20;

    /// <summary>Of modems whose name begins so: the customers must not be pushed off the list.</summary>
    private const int MostModems = 8;

    private static readonly Phrase PaymentWords = new("{0}, {1}", "{0}, {1}");

    /// <summary>Somebody is on the telephone.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(900);

    public async Task<SearchResult> FindAsync(string typed, StaffMember staff, CancellationToken cancel)
    {
        var text = typed.Trim();
        var asking = new List<Task<SearchResult>>();
        if (staff.May(StaffVerb.SeeModem))
        {
            asking.Add(RunAsync((s, c) => ModemsAsync(s, text, c), cancel));
            asking.Add(RunAsync((s, c) => DiagnosesAsync(s, text, c), cancel));
            asking.Add(RunAsync((s, c) => ByBeginningAsync(s, text, c), cancel));
        }

        if (staff.May(StaffVerb.SeeCustomer))
        {
            asking.Add(RunAsync((s, c) => ByWordsAsync(s, text, c), cancel));
            asking.Add(RunAsync((s, c) => ByContactAsync(s, text, c), cancel));
            asking.Add(RunAsync((s, c) => ByNumberAsync(s, text, c), cancel));
            asking.Add(RunAsync((s, c) => OfModemAsync(s, text, c), cancel));
        }

        if (staff.May(StaffVerb.SeePayment))
        {
            asking.Add(RunAsync((s, c) => PaymentsAsync(s, text, c), cancel));
        }

        var found = await Task.WhenAll(asking);
        IReadOnlyList<Hit> hits = [.. found.SelectMany(f => f.Hits).DistinctBy(h => h.Link).Take(Most)];
        var told = hits.Any(h => h.CustomerId is not null) ? await RunAsync((s, c) => s.GetRequiredService<CustomerGlance>().AddAsync(hits, c), cancel) : new SearchResult([],
            false);

        // What stands beside a name may be missing; the name does not wait for it.
        return new SearchResult(told.Hits.Count > 0 ? told.Hits : hits, found.Any(f => f.Away));
    }

    private async Task<SearchResult> RunAsync(Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<Hit>>> ask, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return new SearchResult(await Deadline.AskAsync(SystemName.ErpNext, Longest, c => ask(scope.ServiceProvider, c), cancel), false);
        }
        catch (IntegrationException)
        {
            return new SearchResult([], true);
        }
    }

    private static async Task<IReadOnlyList<Hit>> ModemsAsync(IServiceProvider services, string text, CancellationToken cancel) =>
        await FindModemAsync(services, text, cancel) is { } modem ? [Modem(modem.Mac, modem.Model, modem.Serial)] : [];

    private static Hit Modem(MacAddress mac, string? model, string? serial) =>
        new(HitKind.Modem, mac.ToString(), Phrase.Verbatim($"{model} {serial}".Trim()), Links.DeskModem(mac));

    /// <summary>The beginning of a MAC or of a serial, of four signs or more, among the modems we know.</summary>
    private static async Task<IReadOnlyList<Hit>> ByBeginningAsync(IServiceProvider services, string text, CancellationToken cancel)
    {
        var bare = new string([.. text.Where(c => c is not (':' or '-' or '.' or ' '))]).ToUpperInvariant();
        if (bare.Length is < 4 or > 20 || !bare.All(char.IsAsciiLetterOrDigit) || !bare.Any(char.IsAsciiDigit))
        {
            return [];
        }

        var modems = services.GetRequiredService<PortalDb>().Modems;
        var end = bare + '\u007F';
#pragma warning disable CA1309 // Becomes SQL: a range that each column's index knows.
        var byMac = modems.Where(m => string.Compare(m.Mac, bare) >= 0 && string.Compare(m.Mac, end) < 0).OrderBy(m => m.Mac).Take(MostModems);
        var bySerial = modems.Where(m => string.Compare(m.Serial, bare) >= 0 && string.Compare(m.Serial, end) < 0).OrderBy(m => m.Serial).Take(MostModems);
#pragma warning restore CA1309
        List<ModemRecord> found = [.. await byMac.AsNoTracking().ToListAsync(cancel), .. await bySerial.AsNoTracking().ToListAsync(cancel)];
        return [.. found.Where(m => m.Mac.StartsWith(bare, StringComparison.Ordinal) || m.Serial?.StartsWith(bare, StringComparison.Ordinal) is true).DistinctBy(m => m.Mac)
            .Select(m => Modem(MacAddress.Parse(m.Mac), m.Model, m.Serial))];
    }

    private static async Task<IReadOnlyList<Hit>> DiagnosesAsync(IServiceProvider services, string text, CancellationToken cancel) =>
        DiagnosisCodes.IsCode(text) && await services.GetRequiredService<DiagnosisCodes>().FindAsync(text, cancel) is { Code: { } code } diagnosis
            ? [new Hit(HitKind.Diagnosis, code, Phrase.Verbatim(MacAddress.Parse(diagnosis.Mac).ToString()), Links.DeskDiagnosis(code))] : [];

    private static async Task<IReadOnlyList<Hit>> OfModemAsync(IServiceProvider services, string text, CancellationToken cancel) =>
        await FindModemAsync(services, text, cancel) is { CustomerId: { } customer } ? await CustomersAsync(services, [customer], cancel) : [];

    private static async Task<Equipment?> FindModemAsync(IServiceProvider services, string text, CancellationToken cancel)
    {
        var erp = services.GetRequiredService<ErpNextClient>();
        var byMac = MacAddress.TryParse(text, out var mac) ? await erp.FindByMacAsync(mac, cancel) : await ByGponAsync(services, text, cancel) is { } known
            ? await erp.FindByMacAsync(known, cancel) : null;
        return byMac ?? (text.Length is >= 6 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') && text.Any(char.IsAsciiDigit)
            ? await erp.FindBySerialAsync(text, cancel) : null);
    }

    /// <summary>By the serial as an OLT writes it: <c>TPLG5E005301</c>.</summary>
    private static async Task<MacAddress?> ByGponAsync(IServiceProvider services, string text, CancellationToken cancel) =>
        GponSerial.TryParse(text, out var serial)
            && await services.GetRequiredService<PortalDb>().Modems.Where(m => m.GponSerial == serial.Text).Select(m => m.Mac)
                .FirstOrDefaultAsync(cancel) is { } mac ? MacAddress.Parse(mac) : null;

    private static async Task<IReadOnlyList<Hit>> ByWordsAsync(IServiceProvider services, string text, CancellationToken cancel) =>
        await CustomersAsync(services, await services.GetRequiredService<SearchIndex>().FindAsync(text, Most, cancel), cancel);

    private static async Task<IReadOnlyList<Hit>> ByContactAsync(IServiceProvider services, string text, CancellationToken cancel)
    {
        var index = services.GetRequiredService<ContactIndex>();
        var ids = ContactPoint.Parse(text) is { } contact
            ? await index.FindAsync(services.GetRequiredService<Secrets>().Hash(ContactPoint.HashPurpose, contact.Value), cancel) : await index.FindByBeginningAsync(text,
                Most, cancel);
        return await CustomersAsync(services, ids, cancel);
    }

    private static async Task<IReadOnlyList<Hit>> ByNumberAsync(IServiceProvider services, string text, CancellationToken cancel)
    {
        if (text.Length is < 5 or > 60 || !text.Contains('-', StringComparison.Ordinal) || text.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not '-'))
        {
            return [];
        }

        var (tickets, billing) = (services.GetRequiredService<ErpNextTickets>(), services.GetRequiredService<ErpNextBilling>());
        var (customer, bill, issue) = (billing.FindCustomerAsync(text, cancel), billing.FindInvoiceAsync(text, cancel), tickets.FindAsync(text, cancel));
        var ticket = await services.GetRequiredService<PortalDb>().Tickets.Where(t => t.Number == text).Select(t => t.CustomerId).SingleOrDefaultAsync(cancel);
        return await CustomersAsync(services, [.. new[]
            { (await customer)?.Id, (await bill)?.Head.CustomerId, (await issue)?.CustomerId, ticket }.OfType<string>().Distinct()], cancel);
    }

    private static async Task<IReadOnlyList<Hit>> PaymentsAsync(IServiceProvider services, string text, CancellationToken cancel)
    {
        var bare = text.StartsWith("STRIPE-", StringComparison.OrdinalIgnoreCase) ? text[7..] : text;
        var (isId, spoken) = (Guid.TryParse(bare, out var id), text.ToUpperInvariant());
        var attempts = services.GetRequiredService<PortalDb>().PaymentAttempts.AsNoTracking();
        var found = await attempts.Where(a => a.PaymentIntentId == bare || a.SessionId == bare || a.EntryName == text || a.Reference == spoken || (isId && a.Id == id)).Take(Most)
            .Union(attempts.Where(a => a.Invoices.Any(i => i.InvoiceName == text)).Take(Most)).ToListAsync(cancel);
        return [.. found.OrderByDescending(a => a.CreatedAt)
            .Select(a => new Hit(HitKind.Payment, a.Reference, PaymentWords.With(new Money(a.AmountCents), PaymentListText.Standing(a).Word), Links.DeskPayment(a.Id)))];
    }

    private static async Task<IReadOnlyList<Hit>> CustomersAsync(IServiceProvider services, IReadOnlyList<string> ids, CancellationToken cancel) =>
        ids.Count == 0 ? [] : [.. (await services.GetRequiredService<ErpNextClient>().ListCustomerNamesAsync(ids, cancel))
            .Select(c => new Hit(HitKind.Customer, c.Value, Phrase.Verbatim(c.Key), Links.DeskCustomer(c.Key), c.Key))];
}
