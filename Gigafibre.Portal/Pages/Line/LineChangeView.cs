using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>What can be done to a modem, and what is being done, as the customer and the desk see it.</summary>
/// <param name="Change">The one under way, or the last.</param>
/// <param name="Base">Where the forms go.</param>
/// <param name="GuestKey">What was typed for the guests and refused.</param>
/// <param name="MayChangeWifi">Names and passwords are the holder's.</param>
/// <param name="Typed">What was refused, to be corrected.</param>
public sealed record LineChangeView(LineChange? Change, ModemActions ModemActions, string Base, Phrase? Error, WifiForm? Typed, string? GuestKey = null, bool MayChangeWifi = true)
{
    public bool IsUnderWay => Change is { IsOpen: true };

    public bool ErrorIsInForm => this is { IsUnderWay: false, Typed: not null, ModemActions.Networks.Count: > 0 } || ErrorIsOfGuests;

    public bool ErrorIsOfGuests => this is { IsUnderWay: false, GuestKey: not null, ModemActions: { Guest: not null, GuestKeyCanChange: true } } && Error is not null;

    public string To(string handler) => $"{Base}?handler={handler}";
}
