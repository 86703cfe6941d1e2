using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Booking;

/// <summary>
/// Writes a Payment Entry under a name that is made of Stripe's own, so ERPNext cannot hold two. Only a look by that name says whether it stands:
/// an error answers nothing, because ERPNext may have committed before it failed.
/// </summary>
public sealed class PaymentEntryWriter(ErpNextBilling erp, BooksCheck books)
{
    /// <summary>What no time cures: the entry itself is wrong.</summary>
    private static readonly string[] Final = ["LinkValidationError", "CancelledLinkError", "CharacterLengthExceededError", "MandatoryError"];

    /// <summary>No entry of this day would be taken, whoever pays.</summary>
    private static readonly string[] DateRefused = ["ClosedAccountingPeriod", "FiscalYearError"];

    /// <summary>ERPNext says that the name is taken while it shows nothing of that name: another transaction has it, or had it.</summary>
    private const string NameTaken = "DuplicateEntryError";

    public static string NameOf(string stripeId) => $"STRIPE-{stripeId}";

    /// <summary>
    /// The entry for what Stripe knows by this id: as it stands, or written now. Throws <see cref="ParkedException"/> where a person must look.
    /// </summary>
    /// <param name="compose">What to write; asked again when ERPNext refuses, because a bill may have been paid by another road since, or wants its terms named.</param>
    public async Task<PaymentEntry> EnsureAsync(string stripeId, Func<BookingTry, CancellationToken, Task<NewPaymentEntry>> compose, CancellationToken cancel)
    {
        var name = NameOf(stripeId);
        if (await LookAsync(() => erp.FindPaymentEntryAsync(name, cancel)) is { } there)
        {
            return there;
        }

        // Our own may appear here at last: an earlier try that ERPNext carried out after we had stopped waiting.
        if ((await LookAsync(() => erp.FindByReferenceAsync(stripeId, cancel))).FirstOrDefault(o => o.Name != name) is { } other)
        {
            throw new ParkedException(OddText.TypedByHand.With(other.Name));
        }

        await InsertAsync(name, compose, cancel);
        return await erp.FindPaymentEntryAsync(name, cancel) ?? throw new IntegrationException(SystemName.ErpNext, $"took {name} and does not show it", isTransient: true);
    }

    /// <summary>Without the right to look nothing is written; somebody gives it back, and the next try looks.</summary>
    private static async Task<T> LookAsync<T>(Func<Task<T>> look)
    {
        try
        {
            return await look();
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            throw new ParkedException(WorkText.Reason(e), e.Said ?? e.Code, e.Code, isCurable: true);
        }
    }

    /// <summary>Submits a draft under our name. Without the right to write, somebody submits it in ERPNext; the next try finds it submitted.</summary>
    public async Task SubmitAsync(PaymentEntry draft, CancellationToken cancel)
    {
        try
        {
            await erp.SubmitPaymentEntryAsync(draft, cancel);
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            throw new ParkedException(OddText.Draft.With(draft.Name), e.Said, e.Code, isCurable: true);
        }
    }

    private async Task InsertAsync(string name, Func<BookingTry, CancellationToken, Task<NewPaymentEntry>> compose, CancellationToken cancel)
    {
        for (var how = BookingTry.First; ; how++)
        {
            var entry = await compose(how, cancel);
            try
            {
                var given = await erp.InsertPaymentEntryAsync(entry, cancel);
                books.Booked(entry.Company, entry.Receivable, entry.ReceivedOn);
                if (given != name)
                {
                    throw new ParkedException(OddText.Renamed.With(given));
                }

                return;
            }
            catch (IntegrationException e) when (!e.IsTransient)
            {
                // The name may be taken by our own earlier try.
                if (await erp.FindPaymentEntryAsync(name, cancel) is not null)
                {
                    return;
                }

                if (e.Code == NameTaken)
                {
                    throw new IntegrationException(SystemName.ErpNext, $"has {name} and does not show it", isTransient: true, mayHaveHappened: true, e.Code, e);
                }

                if (DateRefused.Contains(e.Code))
                {
                    books.Refused(entry.Company, entry.Receivable, entry.ReceivedOn, Phrase.Verbatim(e.Said ?? e.Code!));
                }

                if (how == BookingTry.ByTerm || e.Code != "ValidationError")
                {
                    // A closed month, a missing fiscal year, a frozen customer, a right taken away: cured elsewhere, sooner or later.
                    throw new ParkedException(WorkText.Reason(e), e.Said ?? e.Code, e.Code, isCurable: !Final.Contains(e.Code));
                }
            }
        }
    }
}
