using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What a person must do about an account so that ERPNext says what the customer was told.</summary>
public sealed class OwedFindings(FindingList findings)
{
    /// <summary>A credit was taken off bills that ERPNext still calls unpaid.</summary>
    public static bool NeedsReconciling(Owed owed) => owed.Credit > Money.Zero && owed.Bills.Any(b => b.Covered > Money.Zero);

    /// <summary>Something on no bill that is not the money a bank took back, booked out again by somebody.</summary>
    public static bool IsNotOnBills(Owed owed, IEnumerable<TakenBackBill> takenBack) => owed.NotOnBills > new Money(OfPaid(owed, takenBack).Sum(b => b.Amount.Cents));

    /// <summary>Of what a bank took back, the bills that ERPNext still calls paid; one that is open again is among the others.</summary>
    public static IEnumerable<TakenBackBill> OfPaid(Owed owed, IEnumerable<TakenBackBill> takenBack) => takenBack.Where(b => owed.Find(b.InvoiceName) is null);

    public async Task TellCreditAsync(string customerId, Owed owed, CancellationToken cancel)
    {
        if (NeedsReconciling(owed))
        {
            await findings.AddAsync(FindingKind.CreditToApply, customerId, FindingText.CreditTakenOff.With(owed.Credit), cancel);
        }
    }

    public async Task TellNotOnBillsAsync(string customerId, Owed owed, IEnumerable<TakenBackBill> takenBack, CancellationToken cancel)
    {
        if (IsNotOnBills(owed, takenBack))
        {
            await findings.AddAsync(FindingKind.NotOnBills, customerId, FindingText.OnNoBill.With(owed.NotOnBills), cancel);
        }
    }
}
