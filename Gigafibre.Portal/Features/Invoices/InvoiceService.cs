using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Invoices;

/// <param name="Balances">What the books say is owed, by company.</param>
public sealed record Bills(IReadOnlyList<Invoice> Unpaid, IReadOnlyList<Invoice> Newest, IReadOnlyDictionary<string, Money> Balances);

public sealed record BillView(InvoiceDocument Invoice, IReadOnlyList<PaymentEntry> Payments, InvoiceDocument? Before);

public sealed class InvoiceService(ErpNextBilling erp, LastKnownAnswers answers, TimeProvider clock)
{
    public const int PageSize = 24;

    /// <summary>A year of bills, and a few corrections.</summary>
    private const int MostFound = 50;

    /// <summary>ERPNext draws a bill in one of its few web workers, for seconds.</summary>
    private static readonly SemaphoreSlim Drawing = new(2);

    /// <summary>How long somebody waits for a place to draw before the page says that ERPNext is slow.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    public Task<Known<Bills>> GetBillsAsync(string customerId, CancellationToken cancel) =>
        answers.AskAsync($"bills4:{customerId}", customerId, async c =>
        {
            // The books first: a payment that is booked between the two looks like a debt for a moment, never like a credit.
            var balance = await erp.GetBalanceAsync(customerId, null, c);

            // Most customers have few bills, and one question tells all of them.
            var newest = await erp.ListAsync(customerId, 0, PageSize + 1, c);
            var unpaid = newest.Count > PageSize ? await erp.ListUnpaidAsync(customerId, c) : ErpNextBilling.Unpaid(newest);
            return new Bills(unpaid, newest, await erp.GetBalancesAsync(customerId, balance, unpaid, c));
        }, cancel);

    public Task<IReadOnlyList<Invoice>> ListAsync(string customerId, int start, CancellationToken cancel) => erp.ListAsync(customerId, start, PageSize + 1, cancel);

    /// <summary>The bills that somebody means by what they typed, newest first.</summary>
    public async Task<IReadOnlyList<Invoice>> SearchAsync(string customerId, string typed, CancellationToken cancel) => BillWanted.Read(typed, Times.Today(clock)) switch
    {
        BillWanted.OfDigits of => [.. (await erp.ListOfTotalAsync(customerId, of.Total, MostFound, cancel))
            .Concat(await erp.ListOfNumberAsync(customerId, of.Part, MostFound, cancel, isEnd: true)).DistinctBy(b => b.Name).OrderByDescending(b => b.PostedOn)],
        BillWanted.OfDays days => await erp.ListOfDaysAsync(customerId, days.From, days.To, MostFound, cancel),
        BillWanted.OfTotal of => await erp.ListOfTotalAsync(customerId, of.Total, MostFound, cancel),
        BillWanted.OfNumber of => await erp.ListOfNumberAsync(customerId, of.Part, MostFound, cancel),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public async Task<Known<BillView>?> FindAsync(string customerId, string name, CancellationToken cancel)
    {
        var found = await answers.AskAsync<BillView?>($"invoice4:{customerId}:{name}", customerId, async c =>
        {
            var document = await erp.FindInvoiceAsync(name, c);
            if (document?.Head.CustomerId != customerId)
            {
                return null;
            }

            var payments = erp.ListPaymentsOfInvoiceAsync(name, c);
            var before = await FindBeforeAsync(document, c);
            return new BillView(document, await payments, before);
        }, cancel);
        return found.Value is { } view ? new Known<BillView>(view, found.ReadAt, found.IsLate) : null;
    }

    /// <param name="isKept">For whoever asks again soon.</param>
    public async Task<byte[]?> GetPdfAsync(string customerId, string name, string language, CancellationToken cancel, bool isKept = true)
    {
        var document = await erp.FindInvoiceAsync(name, cancel);
        if (document?.Head.CustomerId != customerId)
        {
            return null;
        }

        var key = $"pdf:{customerId}:{name}:{document.Head.Version}:{language}";
        if (await answers.FindAsync(key, customerId, cancel) is { } drawn)
        {
            return drawn;
        }

        if (!await Drawing.WaitAsync(Longest, cancel))
        {
            throw new IntegrationException(SystemName.ErpNext, "is drawing other bills", isTransient: true);
        }

        try
        {
            // A second tap waited for the first and finds what it drew.
            if (await answers.FindAsync(key, customerId, cancel) is { } meanwhile)
            {
                return meanwhile;
            }

            var pdf = await erp.DownloadPdfAsync(name, language, cancel);
            await (isKept ? answers.KeepAsync(key, customerId, pdf, clock.GetUtcNow(), cancel) : Task.CompletedTask);
            return pdf;
        }
        finally
        {
            Drawing.Release();
        }
    }

    private async Task<InvoiceDocument?> FindBeforeAsync(InvoiceDocument document, CancellationToken cancel)
    {
        if (document.Head.IsCreditNote)
        {
            return null;
        }

        var before = await erp.FindBeforeAsync(document.Head, cancel);
        return before is null ? null : await erp.FindInvoiceAsync(before.Name, cancel);
    }
}
