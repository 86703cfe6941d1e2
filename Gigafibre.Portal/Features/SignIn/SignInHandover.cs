using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

public sealed class SignInHandover(PortalDb db) : IModemHandover
{
    public async Task EndForOthersAsync(MacAddress mac, string? owner, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Sessions.Where(s => s.Mac == mac.Compact && s.Kind == SessionKind.Modem && s.CustomerId != owner && s.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);
        await db.Challenges.Where(c => c.Mac == mac.Compact && c.CustomerId != null && c.CustomerId != owner && c.ConsumedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ConsumedAt, now), cancel);
    }
}
