using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Account;

public sealed class MessagesModel(PortalDb db, MessageKinds kinds) : PageModel
{
    private const int PageSize = 30;

    /// <summary>The last message of the page before.</summary>
    [FromQuery(Name = "before")]
    public Guid? Before { get; set; }

    public IReadOnlyList<Message> Messages { get; private set; } = [];

    public Guid? Older { get; private set; }

    public MessageKinds Kinds => kinds;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var customer = HttpContext.Visitor().CustomerId;
        var mine = db.Messages.AsNoTracking().Where(m => m.CustomerId == customer);
        if (Before is { } id && await mine.Where(m => m.Id == id).Select(m => (DateTimeOffset?)m.CreatedAt).SingleOrDefaultAsync(cancel) is { } at)
        {
            mine = mine.Where(m => m.CreatedAt < at);
        }

        var found = await mine.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(PageSize + 1).ToListAsync(cancel);
        (Messages, Older) = (found.Count > PageSize ? found[..PageSize] : found, found.Count > PageSize ? found[PageSize - 1].Id : null);
    }
}
