using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Mending;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>The handlers that the customer's page and the desk's have in common; who may and for which modem, each says itself.</summary>
public abstract class MendPage(LineMender mender) : PageModel
{
    public MendView View { get; private set; } = null!;

    /// <summary>Whose modem, which, and who asks; null sends the visitor away.</summary>
    protected abstract Task<MendTarget?> TargetAsync(string what, CancellationToken cancel);

    protected async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        if (await TargetAsync("see", cancel) is not { } target)
        {
            return NotFound();
        }

        View = await ViewAsync(target, null, null, cancel);
        return Page();
    }

    protected async Task<IActionResult> AskAsync(MendKind kind, CancellationToken cancel)
    {
        if (await TargetAsync(kind.ToString(), cancel) is not { } target)
        {
            return NotFound();
        }

        return await AnswerAsync(target, await TryAsync(() => mender.AskAsync(target.Mac, target.CustomerId, target.Actor, kind, cancel)), null, cancel);
    }

    protected async Task<IActionResult> GuestAsync(bool on, CancellationToken cancel)
    {
        if (await TargetAsync(nameof(MendKind.GuestWifi), cancel) is not { } target)
        {
            return NotFound();
        }

        return await AnswerAsync(target, await TryAsync(() => mender.SwitchGuestAsync(target.Mac, target.CustomerId, target.Actor, on, cancel)), null, cancel);
    }

    protected async Task<IActionResult> WifiAsync(WifiInput input, CancellationToken cancel)
    {
        var form = input.ToForm();
        var valid = await new WifiFormValidator().ValidateAsync(form, cancel);
        if (await TargetAsync(valid.IsValid ? nameof(MendKind.Wifi) : "see", cancel) is not { } target)
        {
            return NotFound();
        }

        if (!valid.IsValid)
        {
            var error = valid.Errors[0].ErrorMessage switch
            {
                nameof(MendText.BadName) => MendText.BadName,
                nameof(MendText.BadKey) => MendText.BadKey,
                _ => MendText.BadCurrentKey,
            };
            return await RefuseAsync(target, error, form, cancel);
        }

        return await AnswerAsync(target, await TryAsync(() => mender.ChangeWifiAsync(target.Mac, target.CustomerId, target.Actor, form, cancel)), form, cancel);
    }

    protected async Task<IActionResult> KeepAsync(Guid id, CancellationToken cancel)
    {
        if (await TargetAsync("keep", cancel) is not { } target)
        {
            return NotFound();
        }

        await mender.KeepAsync(target.CustomerId, target.Mac, id, cancel);
        return Redirect(target.Base);
    }

    private async Task<IActionResult> AnswerAsync(MendTarget target, Asked asked, WifiForm? typed, CancellationToken cancel) =>
        asked == Asked.Accepted ? Redirect(target.Base) : await RefuseAsync(target, MendText.Of(asked), typed, cancel);

    private async Task<IActionResult> RefuseAsync(MendTarget target, Phrase error, WifiForm? typed, CancellationToken cancel)
    {
        View = await ViewAsync(target, error, typed, cancel);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<MendView> ViewAsync(MendTarget target, Phrase? error, WifiForm? typed, CancellationToken cancel)
    {
        var change = await mender.LatestAsync(target.CustomerId, target.Mac, cancel);
        var offers = change is { IsOpen: true } ? Offers.None : target.IsStaff ? await mender.OffersAsync(target.Mac, cancel) : await mender.OffersAsync(target.CustomerId, target.Mac, cancel);
        return new MendView(change, offers, target.Base, error, typed);
    }

    private static async Task<Asked> TryAsync(Func<Task<Asked>> ask)
    {
        try
        {
            return await ask();
        }
        catch (IntegrationException)
        {
            return Asked.Away;
        }
    }
}

/// <param name="Actor">The customer, or the subject of a member of staff.</param>
/// <param name="Base">The page's own address.</param>
/// <param name="IsStaff">The desk may try whatever the last diagnosis said.</param>
public sealed record MendTarget(string CustomerId, MacAddress Mac, string Actor, string Base, bool IsStaff = false);
