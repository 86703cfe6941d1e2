using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Mending;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Pages.Line;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gigafibre.Portal.Pages.Internal;

/// <summary>The desk does something with a customer's modem; each time on record, and told to the customer.</summary>
public sealed class MendModel(LineMender mender, ModemDirectory modems, AuditTrail audit) : MendPage(mender)
{
    public MacAddress Mac { get; private set; }

    [Needs(StaffVerb.MendModem)]
    public Task<IActionResult> OnGetAsync(string mac, CancellationToken cancel) => At(mac, () => ShowAsync(cancel));

    [Needs(StaffVerb.MendModem)]
    public Task<IActionResult> OnPostRestartAsync(string mac, CancellationToken cancel) => At(mac, () => AskAsync(MendKind.Restart, cancel));

    [Needs(StaffVerb.MendModem)]
    public Task<IActionResult> OnPostRefreshAsync(string mac, CancellationToken cancel) => At(mac, () => AskAsync(MendKind.Refresh, cancel));

    [Needs(StaffVerb.MendModem)]
    public Task<IActionResult> OnPostRenewAsync(string mac, CancellationToken cancel) => At(mac, () => AskAsync(MendKind.Renew, cancel));

    [Needs(StaffVerb.MendModem)]
    public Task<IActionResult> OnPostSpeedAsync(string mac, CancellationToken cancel) => At(mac, () => AskAsync(MendKind.SpeedTest, cancel));

    [Needs(StaffVerb.MendModem)]
    public Task<IActionResult> OnPostGuestAsync(string mac, bool on, CancellationToken cancel) => At(mac, () => GuestAsync(on, cancel));

    [Needs(StaffVerb.MendModem)]
    public Task<IActionResult> OnPostWifiAsync(string mac, WifiInput input, CancellationToken cancel) => At(mac, () => WifiAsync(input, cancel));

    [Needs(StaffVerb.MendModem)]
    public Task<IActionResult> OnPostKeepAsync(string mac, Guid id, CancellationToken cancel) => At(mac, () => KeepAsync(id, cancel));

    protected override async Task<MendTarget?> TargetAsync(string what, CancellationToken cancel)
    {
        if (await modems.CheckAsync(Mac, cancel) is not { CustomerId: { } customer })
        {
            return null;
        }

        if (what == "see")
        {
            await audit.RecordLookAsync("mend.see", Mac.ToString(), customer, cancel);
        }
        else
        {
            await audit.RecordAsync("modem.mend", Mac.ToString(), cancel, customer: customer, after: what);
        }

        return new MendTarget(customer, Mac, HttpContext.Staff().Subject, Links.DeskMend(Mac), IsStaff: true);
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
