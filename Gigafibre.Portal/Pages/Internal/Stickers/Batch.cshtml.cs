using System.Text;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Stickers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Internal.Stickers;

public sealed class BatchModel(StickerService stickers, AuditTrail audit, IOptions<PortalOptions> site) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public LabelChoice Choice { get; set; } = new();

    public StickerBatch Batch { get; private set; } = null!;

    public int? PlacesOnSheet => LabelTemplate.All.SingleOrDefault(t => t.Key == Choice.Template)?.PerPage;

    public bool IsOpen => stickers.IsOpen(Batch);

    public int LeftOut { get; private set; }

    public LabelTemplate? Template { get; private set; }

    /// <summary>The first one, as it will be printed.</summary>
    public Label? Preview { get; private set; }

    [Needs(StaffVerb.PrintStickers)]
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await stickers.FindBatchAsync(id, cancel) is not { } batch)
        {
            return NotFound();
        }

        var labels = await stickers.LabelsAsync(batch, site.Value, cancel);
        (Batch, Template, LeftOut) = (batch, ModelState.IsValid ? Choice.Find() : null, batch.Count - labels.Count);
        Preview = Template is { } template && labels.Count > 0 ? Label.Of(labels[0], template.Width, template.Height) : null;
        Response.StatusCode = Template is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return Page();
    }

    [Needs(StaffVerb.PrintStickers)]
    public async Task<IActionResult> OnGetPdfAsync(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, "pdf", cancel) is not var (batch, template))
        {
            return NotFound();
        }

        var pdf = new MemoryStream();
        PdfSheet.Write(pdf, template, Choice.Start, await stickers.LabelsAsync(batch, site.Value, cancel));
        pdf.Position = 0;
        return File(pdf, "application/pdf");
    }

    [Needs(StaffVerb.PrintStickers)]
    public async Task<IActionResult> OnGetZplAsync(Guid id, int dpi, CancellationToken cancel)
    {
        if (!ZplSheet.Resolutions.Contains(dpi) || await FindAsync(id, "zpl", cancel) is not var (batch, template))
        {
            return NotFound();
        }

        var labels = await stickers.LabelsAsync(batch, site.Value, cancel);
        Response.ContentType = "application/zpl";
        Response.Headers.ContentDisposition = $"attachment; filename=etiquettes-{batch.Count}.zpl";
        await using var writer = new StreamWriter(Response.Body, Encoding.ASCII);
        await ZplSheet.WriteAsync(writer, template, dpi, labels, cancel);
        return new EmptyResult();
    }

    private async Task<(StickerBatch Batch, LabelTemplate Template)?> FindAsync(Guid id, string form, CancellationToken cancel)
    {
        if (!ModelState.IsValid || Choice.Find() is not { } template || await stickers.FindBatchAsync(id, cancel) is not { } batch || !stickers.IsOpen(batch))
        {
            return null;
        }

        await audit.RecordAsync(StickerService.Downloaded, batch.Id.ToString(), cancel, after: $"{form} {template.Key} × {batch.Count}");
        return (batch, template);
    }
}
