using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.SignIn;

public sealed class RefusedModel : PageModel
{
    [FromQuery(Name = "why")]
    public string? Why { get; set; }

    public Phrase Title => Why is "away" or "later" or "often" ? StaffText.AwayTitle : StaffText.RefusedTitle;

    public Phrase Reason => Why switch
    {
        "away" => StaffText.ProviderAway,
        "later" => StaffText.ErpAway,
        "often" => StaffText.TooOften,
        "nothing" => StaffText.OpensNothing,
        "proof" => StaffText.Unproved,
        _ => StaffText.Refused,
    };

    public void OnGet() => Response.StatusCode = Why switch
    {
        "away" or "later" => StatusCodes.Status503ServiceUnavailable,
        "often" => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status403Forbidden,
    };
}
