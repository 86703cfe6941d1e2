using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Installations;

/// <summary>How fast a modem was, as it measured itself.</summary>
public sealed record ModemSpeed(double Down, double? Up, DateTimeOffset At);

/// <summary>Certificates of installations: issued only for a modem that is bound where it stands and whose light is good, as seen in that second.</summary>
public sealed class InstallationService(PortalDb db, ErpNextFieldWork field, AuditTrail audit, WorkQueue work, TimeProvider clock)
{
    public const string Issued = "installation.certify";

    /// <summary>Of the same visit.</summary>
    private static readonly TimeSpan Visit = TimeSpan.FromHours(12);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan SpeedLasts = TimeSpan.FromHours(2);

    /// <summary>The last one of this visit; null when there is none.</summary>
    public Task<Installation?> LatestAsync(MacAddress mac, string locationId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Visit;
        return db.Installations.AsNoTracking().Where(i => i.Mac == mac.Compact && i.LocationId == locationId && i.IssuedAt > since)
            .OrderByDescending(i => i.IssuedAt).FirstOrDefaultAsync(cancel);
    }

    public Task<Installation?> FindAsync(Guid id, CancellationToken cancel) => db.Installations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel);

    /// <summary>What the modem measured lately; whether it is at it now.</summary>
    public async Task<(ModemSpeed? Measured, bool IsMeasuring)> SpeedAsync(MacAddress mac, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - SpeedLasts;
        var tests = await db.LineChanges.AsNoTracking().Where(c => c.Mac == mac.Compact && c.Kind == LineChangeKind.SpeedTest && (c.IsOpen || c.EndedAt > since))
            .ToListAsync(cancel);
        return (tests.Where(t => t is { IsOpen: false, Down: not null }).OrderByDescending(t => t.EndedAt).Select(t => new ModemSpeed(t.Down!.Value, t.Up, t.EndedAt!.Value))
            .FirstOrDefault(), tests.Exists(t => t.IsOpen));
    }

    /// <summary>The technician's open jobs, the next first; null when ERPNext does not say.</summary>
    public async Task<IReadOnlyList<OpenJob>?> JobsAsync(StaffMember by, CancellationToken cancel)
    {
        try
        {
            return by.Email is { } email ? await Deadline.AskAsync(SystemName.ErpNext, Longest, c => field.ListOpenJobsAsync(email, c), cancel) : null;
        }
        catch (IntegrationException)
        {
            return null;
        }
    }

    /// <summary>
    /// The certificate, or the same one when the button was pressed twice. <paramref name="view"/> must be done. One that is made anew stays with the job of the first.
    /// </summary>
    /// <param name="job">One of the technician's own at this address; null for none.</param>
    public async Task<Installation> IssueAsync(FieldView view, StaffMember by, InstallationForm form, string? job, byte[] photo, CancellationToken cancel)
    {
        var key = Guid.Parse(form.Key!).ToString("N");
        if (await db.Installations.AsNoTracking().SingleOrDefaultAsync(i => i.Key == key, cancel) is { } same)
        {
            return same;
        }

        var (place, modem) = (view.Place!, view.Modem!);
        var earlier = await LatestAsync(view.Mac, place.Id, cancel);
        var (measured, _) = await SpeedAsync(view.Mac, cancel);
        var (typedDown, typedUp) = (InstallationForm.SpeedOf(form.Down), InstallationForm.SpeedOf(form.Up));
        var now = clock.GetUtcNow();
        var one = new Installation
        {
            Id = Guid.CreateVersion7(now),
            Key = key,
            Number = SpokenCode.New("GF-I-", 8),
            Mac = view.Mac.Compact,
            Serial = modem.Serial,
            Model = modem.Model,
            EquipmentName = modem.Name,
            CustomerId = place.CustomerId,
            LocationId = place.Id,
            Place = place.OneLine,
            Job = earlier?.Job ?? job,
            ActorId = by.Subject,
            ActorName = by.Name,
            MetName = form.Met,
            IsAlone = form.IsAlone,
            RxDbm = view.Measured.RxDbm,
            OltRxDbm = view.Measured.OltRxDbm,
            OpticalClass = view.Measured.Class,
            Down = typedDown ?? measured?.Down,
            Up = typedDown is null ? measured?.Up : typedUp,
            IsTyped = typedDown is not null,
            Photo = photo,
            IssuedAt = now,
        };
        db.Installations.Add(one);
        work.Add<FileInstallationHandler>(one.Id.ToString(), "");
        audit.Add(Issued, view.Mac.ToString(), customer: place.CustomerId, after: one.Number);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<Installation>())
        {
            // Pressed twice at once: the other one stands.
            db.ChangeTracker.Clear();
            return await db.Installations.AsNoTracking().SingleAsync(i => i.Key == key, cancel);
        }

        work.Wake();
        return one;
    }
}
