using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>A customer lets somebody see their line, sees who looked, and ends it.</summary>
public sealed class HelperModel(HelperLinks links, PortalLinks site) : PageModel
{
    /// <summary>The whole link, on the one page that shows it.</summary>
    public string? Made { get; private set; }

    public IReadOnlyList<HelperLink> Links { get; private set; } = [];

    public bool HasModem => Visitor.Mac is not null;

    public bool MayMake => Visitor.ViewedBy is null;

    private Visitor Visitor => HttpContext.Visitor();

    public async Task OnGetAsync(CancellationToken cancel) => Links = await links.ListAsync(Visitor.CustomerId, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Visitor.Mac is not { } mac || !MayMake)
        {
            return Redirect(Core.Links.Helper);
        }

        Made = site.To(Core.Links.Helped(await links.MakeAsync(Visitor.CustomerId, mac, cancel)));
        await OnGetAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancel)
    {
        if (MayMake)
        {
            await links.RevokeAsync(Visitor.CustomerId, id, cancel);
        }

        return Redirect(Core.Links.Helper);
    }
}
