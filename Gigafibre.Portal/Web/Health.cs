using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Web;

public static class Health
{
    /// <summary>Live: the process answers. Ready: it can write. Outside systems have no say: we are calm without them.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("ok"));
        routes.MapGet("/health/ready", async (PortalDb db, CancellationToken cancel) =>
            await db.Database.CanConnectAsync(cancel) && await db.Gates.AnyAsync(cancel) ? Results.Text("ok") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
    }
}
