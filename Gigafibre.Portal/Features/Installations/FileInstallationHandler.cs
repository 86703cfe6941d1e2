using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Installations;

/// <summary>Hangs the certificate and its photograph on the job in ERPNext, then marks the job done. A repeat goes on where it stopped.</summary>
public sealed class FileInstallationHandler(
    PortalDb db, ErpNextFieldWork field, ErpNextTickets files, InstallationPdf pdf, IOptions<ErpNextOptions> options, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "file-installation";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        if (await db.Installations.SingleOrDefaultAsync(i => i.Id == id, cancel) is not { FiledAt: null } one)
        {
            return;
        }

        var (doctype, name) = one.Job is { } open ? (options.Value.Job.Doctype, open) : (options.Value.Equipment.Doctype, one.EquipmentName);
        if (one.Document is null)
        {
            one.Document = await files.UploadAsync(doctype, name, InstallationPdf.NameOf(one), "application/pdf", pdf.Write(one), cancel);
            await db.SaveChangesAsync(cancel);
        }

        if (one is { PhotoDocument: null, Photo: { } photo })
        {
            one.PhotoDocument = await files.UploadAsync(doctype, name, InstallationPdf.PhotoNameOf(one), "image/jpeg", photo, cancel);
            await db.SaveChangesAsync(cancel);
        }

        await (one.Job is { } done ? field.CompleteJobAsync(done, cancel) : Task.CompletedTask);
        one.FiledAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
    }
}
