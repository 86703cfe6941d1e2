using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Why a customer is left in peace.</summary>
public enum Peace
{
    /// <summary>The account is closed: our team settles what is left.</summary>
    Closed,

    /// <summary>The service is suspended already: the customer knows.</summary>
    Suspended,

    UnderWay,

    Disputed,

    Grace,

    /// <summary>Our team said so.</summary>
    Staff,

    Arrangement,
}

/// <summary>How a customer stands with what they owe, read in this second.</summary>
/// <param name="Bill">The bill that is late the longest; where nothing is late, the one that is due next. Null when there is none to speak of.</param>
/// <param name="Amount">All that is late; where nothing is, what will be due with that bill.</param>
/// <param name="IsAutomatic">The customer pays automatically.</param>
/// <param name="Peace">Null when nothing speaks against telling them.</param>
/// <param name="Told">What they were told about this bill, and this due day of it.</param>
public sealed record DunningState(
    string CustomerId, Owed Owed, OwedBill? Bill, DateOnly? Due, Money Amount, bool IsAutomatic, Peace? Peace, DunningPause? Pause, Arrangement? Arrangement,
    IReadOnlyList<DunningStep> Told)
{
    public bool IsLate(DateOnly today) => Due < today && Amount >= PaymentPlan.Least;
}
