using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Line;

public abstract class LineChangePage(LineChangeService changes, LineChangeOrders orders, ModemActionReader actions) : PageModel
{
    public LineChangeView View { get; private set; } = null!;

    protected abstract Task<LineChangeTarget?> TargetAsync(string what, CancellationToken cancel);

    protected async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        if (await TargetAsync("see", cancel) is not { } target)
        {
            return NotFound();
        }

        View = await ViewAsync(target, null, null, cancel);
        return Page();
    }

    protected async Task<IActionResult> AskAsync(LineChangeKind kind, CancellationToken cancel)
    {
        if (await TargetAsync(KebabCase.Of(kind), cancel) is not { } target)
        {
            return NotFound();
        }

        return await AnswerAsync(target, await TryAsync(() => changes.AskAsync(target.Mac, target.CustomerId, target.Actor, kind, cancel)), null, cancel);
    }

    protected async Task<IActionResult> GuestAsync(bool on, string? key, CancellationToken cancel)
    {
        if (on && !string.IsNullOrEmpty(key) && !WifiFormValidator.IsKey(key))
        {
            return await TargetAsync("see", cancel) is { } asked ? await RefuseAsync(asked, LineChangeText.BadGuestKey, null, cancel, key) : NotFound();
        }

        if (await TargetAsync(KebabCase.Of(LineChangeKind.GuestWifi), cancel) is not { } target)
        {
            return NotFound();
        }

        return await AnswerAsync(target, await TryAsync(() => changes.SwitchGuestAsync(target.Mac, target.CustomerId, target.Actor, on, key, cancel)), null, cancel, key);
    }

    protected async Task<IActionResult> WifiAsync(WifiInput input, CancellationToken cancel)
    {
        var form = input.ToForm();
        var valid = await new WifiFormValidator().ValidateAsync(form, cancel);
        if (await TargetAsync(valid.IsValid ? KebabCase.Of(LineChangeKind.Wifi) : "see", cancel) is not { } target)
        {
            return NotFound();
        }

        if (!valid.IsValid)
        {
            var error = valid.Errors[0].ErrorMessage switch
            {
                nameof(LineChangeText.BadName) => LineChangeText.BadName,
                nameof(LineChangeText.BadKey) => LineChangeText.BadKey,
                _ => LineChangeText.BadCurrentKey,
            };
            return await RefuseAsync(target, error, form, cancel);
        }

        return await AnswerAsync(target, await TryAsync(() => changes.ChangeWifiAsync(target.Mac, target.CustomerId, target.Actor, form, cancel)), form, cancel);
    }

    protected async Task<IActionResult> KeepAsync(Guid id, CancellationToken cancel)
    {
        if (await TargetAsync("keep", cancel) is not { } target)
        {
            return NotFound();
        }

        await orders.KeepAsync(target.CustomerId, target.Mac, id, cancel);
        return Redirect(target.Base);
    }

    private async Task<IActionResult> AnswerAsync(LineChangeTarget target, ChangeAnswer asked, WifiForm? typed, CancellationToken cancel, string? guestKey = null) =>
        asked == ChangeAnswer.Accepted ? Redirect(target.Base) : await RefuseAsync(target, LineChangeText.Of(asked), typed, cancel, guestKey);

    private async Task<IActionResult> RefuseAsync(LineChangeTarget target, Phrase error, WifiForm? typed, CancellationToken cancel, string? guestKey = null)
    {
        View = await ViewAsync(target, error, typed, cancel) with { GuestKey = guestKey };
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<LineChangeView> ViewAsync(LineChangeTarget target, Phrase? error, WifiForm? typed, CancellationToken cancel)
    {
        var change = await orders.LatestAsync(target.CustomerId, target.Mac, cancel);
        var can = change is { IsOpen: true } ? ModemActions.None : target.IsStaff ? await actions.ReadAsync(target.Mac, cancel)
            : await actions.ReadAsync(target.CustomerId, target.Mac, cancel);
        return new LineChangeView(change, can, target.Base, error, typed, MayChangeWifi: target.MayChangeWifi);
    }

    private static async Task<ChangeAnswer> TryAsync(Func<Task<ChangeAnswer>> ask)
    {
        try
        {
            return await ask();
        }
        catch (IntegrationException)
        {
            return ChangeAnswer.Away;
        }
    }
}

/// <param name="Actor">The customer, or the subject of a member of staff.</param>
/// <param name="Base">The page's own address.</param>
/// <param name="MayChangeWifi">False for somebody whom the customer lets in.</param>
/// <param name="IsStaff">The desk may try whatever the last diagnosis said.</param>
public sealed record LineChangeTarget(string CustomerId, MacAddress Mac, string Actor, string Base, bool IsStaff = false, bool MayChangeWifi = true);
