using Gigafibre.Portal.Features.Support;
using Microsoft.AspNetCore.Mvc;

namespace Gigafibre.Portal.Pages.Tickets;

/// <summary>As for every form here, with room for files. The attribute would put its own, wider limits in place of the house's.</summary>
public sealed class TicketFormLimitsAttribute : RequestFormLimitsAttribute
{
    public TicketFormLimitsAttribute()
    {
        MultipartBodyLengthLimit = TicketForm.LargestBody;
        (ValueCountLimit, KeyLengthLimit, ValueLengthLimit, MultipartHeadersCountLimit, MultipartHeadersLengthLimit) = (16, 64, 16 * 1024, 8, 1024);
    }
}
