using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Gigafibre.Portal.Pages.Line;

public sealed class ChangeModel(LineChangeService changes, LineChangeOrders orders, ModemActionReader actions)
    : LineChangePage(changes, orders, actions)
{
    private const string Customer = "customer";

    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        HttpContext.Visitor().Mac is null ? Redirect(WayBack.ByModems(HttpContext)) : await ShowAsync(cancel);

    [OpenTo(PersonRole.Household, Act = "restart")]
    public Task<IActionResult> OnPostRestartAsync(CancellationToken cancel) => AskAsync(LineChangeKind.Restart, cancel);

    [OpenTo(PersonRole.Household, Act = "refresh")]
    public Task<IActionResult> OnPostRefreshAsync(CancellationToken cancel) => AskAsync(LineChangeKind.Refresh, cancel);

    [OpenTo(PersonRole.Household, Act = "renew")]
    public Task<IActionResult> OnPostRenewAsync(CancellationToken cancel) => AskAsync(LineChangeKind.Renew, cancel);

    [OpenTo(PersonRole.Household, Act = "speed")]
    public Task<IActionResult> OnPostSpeedAsync(CancellationToken cancel) => AskAsync(LineChangeKind.SpeedTest, cancel);

    public Task<IActionResult> OnPostGuestAsync(bool on, string? key, CancellationToken cancel) => GuestAsync(on, key, cancel);

    public Task<IActionResult> OnPostWifiAsync(WifiInput input, CancellationToken cancel) => WifiAsync(input, cancel);

    public Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken cancel) => KeepAsync(id, cancel);

    protected override Task<LineChangeTarget?> TargetAsync(string what, CancellationToken cancel) =>
        Task.FromResult(HttpContext.Visitor() is { Mac: { } mac } visitor
            ? new LineChangeTarget(visitor.CustomerId, mac, Customer, Links.LineChange, MayChangeWifi: visitor.IsHolder) : null);
}
