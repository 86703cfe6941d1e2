using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Pages.Line;
using Microsoft.AspNetCore.Mvc;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class ChangeModel(LineChangeService changes, LineChangeOrders orders, ModemActionReader actions, ModemIndex modems, AuditTrail audit)
    : LineChangePage(changes, orders, actions)
{
    public MacAddress Mac { get; private set; }

    [Needs(StaffVerb.ChangeModem)]
    public Task<IActionResult> OnGetAsync(string mac, CancellationToken cancel) => At(mac, () => ShowAsync(cancel));

    [Needs(StaffVerb.ChangeModem)]
    public Task<IActionResult> OnPostRestartAsync(string mac, CancellationToken cancel) => At(mac, () => AskAsync(LineChangeKind.Restart, cancel));

    [Needs(StaffVerb.ChangeModem)]
    public Task<IActionResult> OnPostRefreshAsync(string mac, CancellationToken cancel) => At(mac, () => AskAsync(LineChangeKind.Refresh, cancel));

    [Needs(StaffVerb.ChangeModem)]
    public Task<IActionResult> OnPostRenewAsync(string mac, CancellationToken cancel) => At(mac, () => AskAsync(LineChangeKind.Renew, cancel));

    [Needs(StaffVerb.ChangeModem)]
    public Task<IActionResult> OnPostSpeedAsync(string mac, CancellationToken cancel) => At(mac, () => AskAsync(LineChangeKind.SpeedTest, cancel));

    [Needs(StaffVerb.ChangeModem)]
    public Task<IActionResult> OnPostGuestAsync(string mac, bool on, string? key, CancellationToken cancel) => At(mac, () => GuestAsync(on, key, cancel));

    [Needs(StaffVerb.ChangeModem)]
    public Task<IActionResult> OnPostWifiAsync(string mac, WifiInput input, CancellationToken cancel) => At(mac, () => WifiAsync(input, cancel));

    [Needs(StaffVerb.ChangeModem)]
    public Task<IActionResult> OnPostKeepAsync(string mac, Guid id, CancellationToken cancel) => At(mac, () => KeepAsync(id, cancel));

    protected override async Task<LineChangeTarget?> TargetAsync(string what, CancellationToken cancel)
    {
        if (await modems.FindFreshAsync(Mac, cancel) is not { CustomerId: { } customer })
        {
            return null;
        }

        if (what == "see")
        {
            await audit.RecordLookAsync("change.see", Mac.ToString(), customer, cancel);
        }
        else
        {
            await audit.RecordAsync("modem.change", Mac.ToString(), cancel, customer: customer, after: what);
        }

        return new LineChangeTarget(customer, Mac, HttpContext.Staff().Subject, Links.DeskLineChange(Mac), IsStaff: true);
    }

    private async Task<IActionResult> At(string mac, Func<Task<IActionResult>> act)
    {
        if (!MacAddress.TryParse(mac, out var address))
        {
            return NotFound();
        }

        Mac = address;
        return await act();
    }
}
