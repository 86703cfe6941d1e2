using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>When automatic charges are made: on days on which banks work, well before they close.</summary>
public sealed class ChargeHours(IOptions<AutopayOptions> options, TimeProvider clock)
{
    public bool AreOpen => BankDays.IsOpen(Times.Today(clock)) && Times.TimeOfDay(clock.GetUtcNow()).Hour is var hour && hour >= options.Value.From && hour < options.Value.Until;

    /// <summary>Whether a charge of this day can still be moved or skipped: until the morning on which it is sent.</summary>
    public bool IsBefore(DateOnly chargeOn) => Times.Today(clock) is var today && (today < chargeOn
        || (today == chargeOn && Times.TimeOfDay(clock.GetUtcNow()).Hour < options.Value.From));
}
