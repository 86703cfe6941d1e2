using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Privacy;

/// <summary>What was confirmed to a customer: the documents that they can read again.</summary>
public sealed record Confirmations(IReadOnlyList<ServiceRequest> Requests, IReadOnlyList<Ticket> Tickets, IReadOnlyList<AutopayAgreement> Agreements);

/// <summary>The papers of one customer, as PDF: bills, confirmations, tickets, agreements.</summary>
public sealed class PersonalPapers(PortalDb db, InvoiceService invoices, RequestPdf requests, TicketPdf tickets, AgreementTerms agreements)
{
    /// <summary>Five years of bills, and a few corrections; ERPNext draws each one for seconds.</summary>
    private const int MostBills = 72;

    public async Task<Confirmations> ListAsync(string customerId, CancellationToken cancel) => new(
        await db.ServiceRequests.AsNoTracking().Where(r => r.CustomerId == customerId).OrderByDescending(r => r.GivenAt).ToListAsync(cancel),
        await db.Tickets.AsNoTracking().Where(t => t.CustomerId == customerId).OrderByDescending(t => t.CreatedAt).ToListAsync(cancel),
        await db.AutopayAgreements.AsNoTracking().Where(a => a.CustomerId == customerId).OrderByDescending(a => a.SignedAt).ToListAsync(cancel));

    /// <summary>Each by its path in the file; one whose bytes are null could not be drawn. Throws <see cref="IntegrationException"/> when ERPNext is away.</summary>
    public async IAsyncEnumerable<(string Path, byte[]? Pdf)> ReadAsync(
        string customerId, string language, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var all = await ListAsync(customerId, cancel);
        foreach (var request in all.Requests)
        {
            yield return ($"confirmations/{RequestPdf.NameOf(request)}", requests.Write(request));
        }

        foreach (var ticket in all.Tickets)
        {
            yield return ($"confirmations/{TicketPdf.NameOf(ticket)}", tickets.Write(ticket));
        }

        foreach (var agreement in all.Agreements)
        {
            yield return (FormattableString.Invariant($"confirmations/autopay-{agreement.SignedAt:yyyy-MM-dd-HHmmss}.pdf"), agreements.Pdf(agreement));
        }

        for (var start = 0; start < MostBills; start += InvoiceService.PageSize)
        {
            var page = await invoices.ListAsync(customerId, start, cancel);
            foreach (var bill in page.Take(InvoiceService.PageSize))
            {
                yield return ($"bills/{NameOf(bill.Name)}.pdf", await DrawAsync(customerId, bill.Name, language, cancel));
            }

            if (page.Count <= InvoiceService.PageSize)
            {
                yield break;
            }
        }

        // Named as missing: a person draws the older ones.
        yield return ("bills/…", null);
    }

    private async Task<byte[]?> DrawAsync(string customerId, string name, string language, CancellationToken cancel)
    {
        try
        {
            return await invoices.GetPdfAsync(customerId, name, language, cancel, isKept: false);
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            return null;
        }
    }

    /// <summary>ERPNext may name a bill by anything; a file of a ZIP must not lead out of its folder.</summary>
    private static string NameOf(string bill) => string.Concat(bill.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
}
