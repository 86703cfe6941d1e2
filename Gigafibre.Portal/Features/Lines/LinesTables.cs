using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Lines;

public static class LinesTables
{
    extension(PortalDb db)
    {
        public DbSet<OntRecord> Onts => db.Set<OntRecord>();

        public DbSet<LineReading> LineReadings => db.Set<LineReading>();

        public DbSet<SpeedMeasurement> SpeedMeasurements => db.Set<SpeedMeasurement>();

        public DbSet<DeviceName> DeviceNames => db.Set<DeviceName>();

        public DbSet<LineChange> LineChanges => db.Set<LineChange>();

        /// <summary>Writes a step of a change down; throws <see cref="DbUpdateConcurrencyException"/> when somebody else made one meanwhile.</summary>
        public Task KeepChangeAsync(LineChange change, CancellationToken cancel)
        {
            change.Version++;
            return db.SaveChangesAsync(cancel);
        }
    }
}
