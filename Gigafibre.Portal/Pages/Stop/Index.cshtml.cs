using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Stop;

/// <summary>
/// Where a mail's reader, or their mail program by one POST (RFC 8058), stops its kind: no sign-in, no form token, no further question. Looking changes nothing,
/// because programs follow every link of a mail.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class StopModel(PortalDb db, StopLink stops, MessageKinds kinds, MessageChoices choices, Secrets secrets) : PageModel
{
    /// <summary>Null when the link is not one of ours, or its message is gone.</summary>
    public MessageTopic? Topic { get; private set; }

    public bool IsStopped { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancel) => await FindAsync(token, cancel);

    public async Task OnPostAsync(string token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is { } message)
        {
            await choices.StopMailAsync(message, Topic!.Value, "/u", VisitorAddress.Of(HttpContext, secrets).Key, cancel);
            IsStopped = true;
        }
    }

    private async Task<Message?> FindAsync(string token, CancellationToken cancel)
    {
        if (stops.Read(token) is { } id && await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) is { } message
            && kinds.Find(message.Kind) is { CanBeStopped: true } kind)
        {
            Topic = kind.Topic;
            return message;
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return null;
    }
}
