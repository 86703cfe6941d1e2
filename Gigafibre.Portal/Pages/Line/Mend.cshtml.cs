using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Mending;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>The visitor does something with their own modem.</summary>
public sealed class MendModel(LineMender mender) : MendPage(mender)
{
    private const string Customer = "customer";

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostRestartAsync(CancellationToken cancel) => AskAsync(MendKind.Restart, cancel);

    public Task<IActionResult> OnPostRefreshAsync(CancellationToken cancel) => AskAsync(MendKind.Refresh, cancel);

    public Task<IActionResult> OnPostRenewAsync(CancellationToken cancel) => AskAsync(MendKind.Renew, cancel);

    public Task<IActionResult> OnPostSpeedAsync(CancellationToken cancel) => AskAsync(MendKind.SpeedTest, cancel);

    public Task<IActionResult> OnPostGuestAsync(bool on, CancellationToken cancel) => GuestAsync(on, cancel);

    public Task<IActionResult> OnPostWifiAsync(WifiInput input, CancellationToken cancel) => WifiAsync(input, cancel);

    public Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken cancel) => KeepAsync(id, cancel);

    protected override Task<MendTarget?> TargetAsync(string what, CancellationToken cancel) =>
        Task.FromResult(HttpContext.Visitor() is { Mac: { } mac } visitor ? new MendTarget(visitor.CustomerId, mac, Customer, Links.Mend) : null);
}
