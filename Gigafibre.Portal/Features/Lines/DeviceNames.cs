using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>The names that customers give to their devices; the modem's own stay in the modem.</summary>
public sealed class DeviceNames(PortalDb db, TimeProvider clock)
{
    /// <summary>By the device's MAC.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string customerId, CancellationToken cancel) =>
        await db.DeviceNames.AsNoTracking().Where(n => n.CustomerId == customerId).ToDictionaryAsync(n => n.DeviceMac, n => n.Name, cancel);

    /// <param name="name">Cut where it is longer than one may be. Null or blank: the modem's own name again.</param>
    public async Task SetAsync(string customerId, MacAddress device, string? name, CancellationToken cancel)
    {
        var row = db.DeviceNames.Where(n => n.CustomerId == customerId && n.DeviceMac == device.Compact);
        if (string.IsNullOrWhiteSpace(name))
        {
            await row.ExecuteDeleteAsync(cancel);
            return;
        }

        var (now, given) = (clock.GetUtcNow(), name.Trim()[..Math.Min(name.Trim().Length, DeviceName.Longest)]);
        if (await row.ExecuteUpdateAsync(s => s.SetProperty(n => n.Name, given).SetProperty(n => n.NamedAt, now), cancel) > 0)
        {
            return;
        }

        db.DeviceNames.Add(new DeviceName { CustomerId = customerId, DeviceMac = device.Compact, Name = given, NamedAt = now });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<DeviceName>())
        {
            // A second tap was faster, with the same name.
            db.ChangeTracker.Clear();
        }
    }
}
