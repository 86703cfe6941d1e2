using System.IO.Compression;
using System.Text;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Privacy;

/// <summary>Gathers what we hold of a customer in one ZIP file: a page to read, JSON and CSV for programs, the papers as PDF. Then tells them, once.</summary>
public sealed class MakeExportHandler(PortalDb db, PersonalData data, PersonalProfile profile, PersonalPapers papers, MessageOutbox outbox, PortalLinks links,
    Secrets secrets, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "make-export";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        if (await db.DataExports.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { ReadyAt: null } export)
        {
            return;
        }

        var (now, words) = (clock.GetUtcNow(), new Words());
        words.Use(SiteLanguage.Parse(export.Language));
        var sealedFile = secrets.Seal(await WriteAsync(export.CustomerId, now, words, cancel));
        DateTimeOffset? until = now + DataExports.Life;

        // What was read meanwhile is of no interest here; another node may have been faster.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.DataExports.Where(e => e.Id == id && e.ReadyAt == null).ExecuteUpdateAsync(
            s => s.SetProperty(e => e.ReadyAt, now).SetProperty(e => e.ExpiresAt, until).SetProperty(e => e.FileSealed, sealedFile), cancel) == 1)
        {
            await outbox.TellAsync(MessageDraft.Of(MyDataMessages.Ready, export.CustomerId, export.Id.ToString("N"), links.To(Links.MyData)), cancel);
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private async Task<byte[]> WriteAsync(string customerId, DateTimeOffset at, Words words, CancellationToken cancel)
    {
        var all = await data.ReadAsync(customerId, cancel, PersonalTables.NotInCopies);
        using var bytes = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel))
        {
            await AddAsync(zip, "index.html", PersonalFiles.Page(customerId, at, all, words), cancel);
            await AddAsync(zip, "profile.json", PersonalFiles.Json(await profile.ReadAsync(customerId, cancel)), cancel);
            await AddAsync(zip, "data.json", PersonalFiles.Json(customerId, at, all), cancel);
            foreach (var table in all.Where(t => t.Rows.Count > 0))
            {
                await AddAsync(zip, $"csv/{table.Table.Name}.csv", await PersonalFiles.CsvAsync(table, words.Language), cancel);
            }

            var missing = new StringBuilder();
            await foreach (var (path, pdf) in papers.ReadAsync(customerId, words.Language.Code, cancel))
            {
                await (pdf is null ? Task.CompletedTask : AddAsync(zip, path, pdf, cancel));
                missing.Append(pdf is null ? path + "\r\n" : "");
            }

            if (missing.Length > 0)
            {
                await AddAsync(zip, "missing.txt", Encoding.UTF8.GetBytes(words[MyDataText.Missing] + "\r\n\r\n" + missing), cancel);
            }
        }

        return bytes.ToArray();
    }

    private static async Task AddAsync(ZipArchive zip, string path, byte[] content, CancellationToken cancel)
    {
        await using var entry = await zip.CreateEntry(path, CompressionLevel.Optimal).OpenAsync(cancel);
        await entry.WriteAsync(content, cancel);
    }
}
