using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Why a customer is left in peace; the first that holds is the one to speak of.</summary>
public enum Peace
{
    /// <summary>The account is closed: our team settles what is left.</summary>
    Closed,

    /// <summary>Every service is suspended already: the customer knows.</summary>
    Suspended,

    Disputed,

    UnderWay,

    Arrangement,

    /// <summary>Our team said so.</summary>
    Staff,

    Grace,
}

/// <summary>How a customer stands with what they owe, read in this second.</summary>
/// <param name="Bill">The bill that is late the longest; where nothing is late, the one that is due next. Null when there is none to speak of.</param>
/// <param name="Amount">All that is late; where nothing is, what will be due with that bill.</param>
/// <param name="IsAutomatic">The customer pays automatically.</param>
/// <param name="All">Everything that speaks against telling them.</param>
/// <param name="Told">What they were told about this bill, and this due day of it.</param>
public sealed record DunningState(
    string CustomerId, Owed Owed, OwedBill? Bill, DateOnly? Due, Money Amount, bool IsAutomatic, IReadOnlySet<Peace> All, DunningPause? Pause, Arrangement? Arrangement,
    IReadOnlyList<DunningStep> Told)
{
    /// <summary>Null when nothing speaks against telling them.</summary>
    public Peace? Peace => All.Count > 0 ? All.Min() : null;

    public bool IsLate(DateOnly today) => Due < today && Amount >= PaymentPlan.Least;

    /// <summary>What was due by that day and is still open: of bills in instalments the parts.</summary>
    public Money LateSince(DateOnly day) => new(Owed.Bills.Where(b => b.Payable >= PaymentPlan.Least).Sum(b => b.Instalments.Count > 0
        ? Math.Min(b.Instalments.Where(i => i.DueOn <= day).Sum(i => i.Left.Cents), b.Payable.Cents) : b.NextDue <= day ? b.Payable.Cents : 0));
}
