using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.ModemBridge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>Where a modem's own page stands, when it is a model whose page the bridge can read.</summary>
public sealed class BridgeDoor(PortalDb db, GenieAcsClient acs, IOptions<ModemBridgeOptions> options)
{
    private const string Model = "XX230v";

    /// <summary>Its address; null when there is no bridge, another model, or nobody knows.</summary>
    public async Task<string?> FindAsync(MacAddress mac, CancellationToken cancel)
    {
        if (options.Value.BaseUrl is null)
        {
            return null;
        }

        var known = await db.Modems.AsNoTracking().Where(m => m.Mac == mac.Compact).Select(m => new { m.AcsId, m.Model }).SingleOrDefaultAsync(cancel);
        if (known?.AcsId is not { } id || (known.Model is not null && known.Model != Model))
        {
            return null;
        }

        var (model, address) = await acs.FindAddressAsync(id, cancel);
        return model == Model ? address : null;
    }
}
