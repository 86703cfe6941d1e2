using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

/// <summary>Where the staff begin.</summary>
public sealed class DeskModel : PageModel
{
    [Needs(StaffVerb.Enter)]
    public void OnGet()
    {
    }
}
