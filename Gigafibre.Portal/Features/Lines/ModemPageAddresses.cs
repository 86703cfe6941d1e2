using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.ModemBridge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Lines;

public sealed class ModemPageAddresses(PortalDb db, GenieAcsClient acs, IOptions<ModemBridgeOptions> options)
{
    public async Task<string?> FindAsync(MacAddress mac, CancellationToken cancel)
    {
        if (options.Value.BaseUrl is null)
        {
            return null;
        }

        var known = await db.Modems.AsNoTracking().Where(m => m.Mac == mac.Compact).Select(m => new { m.AcsId, m.Model }).SingleOrDefaultAsync(cancel);
        if (known?.AcsId is not { } id || (known.Model is not null && ModemModels.Find(known.Model) is not { HasReadablePage: true }))
        {
            return null;
        }

        var (model, address) = await acs.FindAddressAsync(id, cancel);
        return ModemModels.Find(model) is { HasReadablePage: true } ? address : null;
    }
}
