using System.Text;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Hub;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Internal.Stickers;

[RequestSizeLimit(LargestPhoto + 65536)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestPhoto + 65536, ValueLengthLimit = LongestList)]
public sealed class StickersModel(StickerList list, StickerService stickers, ErpNextClient erp, HubClient hub, PortalDb db) : PageModel
{
    private const int LargestFile = 1024 * 1024;
    private const int LargestPhoto = 8 * 1024 * 1024;
    private const int LongestList = 256 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>The browser waits eight seconds for it, the way there and back included.</summary>
    private static readonly TimeSpan LongestPhoto = TimeSpan.FromSeconds(7);

    [BindProperty]
    public string? Lines { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CheckedList? Checked { get; private set; }

    public IReadOnlyList<MacAddress> Again { get; private set; } = [];

    public Phrase? Error { get; private set; }

    public IReadOnlyList<StickerBatch> Recent { get; private set; } = [];

    [Needs(StaffVerb.PrintStickers)]
    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    [Needs(StaffVerb.PrintStickers)]
    public async Task OnGetStockAsync(CancellationToken cancel)
    {
        try
        {
            var stock = await Deadline.AskAsync(SystemName.ErpNext, Longest, WithoutStickerAsync, cancel);
            Lines = string.Join('\n', stock.Select(e => e.Serial is null ? e.Mac.ToString() : $"{e.Mac}, {e.Serial}"));
            Error = Lines.Length == 0 ? StickerText.StockEmpty : null;
        }
        catch (IntegrationException)
        {
            Refuse(StickerText.ErpAway, StatusCodes.Status503ServiceUnavailable);
        }

        await ShowAsync(cancel);
    }

    [Needs(StaffVerb.PrintStickers)]
    public async Task<IActionResult> OnPostAsync(IFormFile? csv, CancellationToken cancel)
    {
        if (csv is { Length: > LargestFile })
        {
            Refuse(StickerText.FileTooLarge, StatusCodes.Status400BadRequest);
            await ShowAsync(cancel);
            return Page();
        }

        if (csv is { Length: > 0 })
        {
            // A spreadsheet's file may be in the old alphabet; MACs and serials are the same in both.
            using var reader = new StreamReader(csv.OpenReadStream(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            Lines = $"{Lines}\n{await reader.ReadToEndAsync(cancel)}".Trim();
        }

        await CheckAsync(cancel);
        if (Checked is { Good.Count: > 0 })
        {
            Again = await stickers.FindPrintedAsync([.. Checked.Good.Select(g => g.Modem.Mac)], cancel);
        }

        await ShowAsync(cancel);
        return Page();
    }

    [Needs(StaffVerb.PrintStickers)]
    public async Task<IActionResult> OnPostPrintAsync(CancellationToken cancel)
    {
        await CheckAsync(cancel);
        if (Checked is { Good.Count: > 0 } good)
        {
            switch (await stickers.PrintAsync(HttpContext.Staff(), [.. good.Good.Select(g => g.Modem.Mac)], Reason, cancel))
            {
                case PrintAnswer.Made made:
                    return Redirect(Links.Batch(made.BatchId));
                case PrintAnswer.AskWhy ask:
                    Again = ask.Again;
                    Refuse(StickerText.WhyMissing, StatusCodes.Status400BadRequest);
                    break;
            }
        }

        await ShowAsync(cancel);
        return Page();
    }

    /// <summary>A photograph of a modem's label; answers with lines for the list. 422 when nothing in it is readable, 503 when it is worth trying again.</summary>
    [Needs(StaffVerb.PrintStickers)]
    public async Task<IActionResult> OnPostPhotoAsync(IFormFile? photo, CancellationToken cancel)
    {
        if (photo is not { Length: > 0 and <= LargestPhoto } || photo.ContentType?.StartsWith("image/", StringComparison.Ordinal) != true)
        {
            return StatusCode(StatusCodes.Status422UnprocessableEntity);
        }

        using var bytes = new MemoryStream();
        await photo.CopyToAsync(bytes, cancel);
        try
        {
            var reading = await Deadline.AskAsync(SystemName.Hub, LongestPhoto, c => hub.ReadLabelAsync(bytes.ToArray(), photo.ContentType, c), cancel);
            if (reading.IsEmpty)
            {
                return StatusCode(StatusCodes.Status422UnprocessableEntity);
            }

            // One label is one modem: its addresses are several, and the first printed is the one that ERPNext knows.
            string[] lines = [string.Join(", ", new[] { reading.Macs.Count > 0 ? reading.Macs.Min().ToString() : null,
                reading.Serials.Count > 0 ? reading.Serials[0] : null }.OfType<string>())];
            return new JsonResult(new { lines });
        }
        catch (IntegrationException e)
        {
            // Only what the hub says of this very photograph is final; our key or its absence is put right by somebody, and the photograph waits.
            return StatusCode(e.Code == HubClient.PhotoRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<IReadOnlyList<Equipment>> WithoutStickerAsync(CancellationToken cancel)
    {
        var found = new List<Equipment>();
        await foreach (var page in erp.ListInStockAsync(cancel))
        {
            var macs = page.Select(e => e.Mac.Compact).ToList();
            var have = await db.Stickers.Where(s => macs.Contains(s.Mac)).Select(s => s.Mac).ToHashSetAsync(cancel);
            found.AddRange(page.Where(e => !have.Contains(e.Mac.Compact)));
            if (found.Count >= StickerList.Most)
            {
                break;
            }
        }

        return [.. found.Take(StickerList.Most)];
    }

    private async Task CheckAsync(CancellationToken cancel)
    {
        var lines = StickerList.Read(Lines ?? "");
        if (lines.Count is 0 or > StickerList.Most)
        {
            Refuse(lines.Count == 0 ? StickerText.Empty : StickerText.TooMany, StatusCodes.Status400BadRequest);
            return;
        }

        try
        {
            Checked = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => list.CheckAsync(lines, c), cancel);
        }
        catch (IntegrationException)
        {
            Refuse(StickerText.ErpAway, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task ShowAsync(CancellationToken cancel) => Recent = await db.StickerBatches.AsNoTracking().OrderByDescending(b => b.CreatedAt).Take(8).ToListAsync(cancel);

    private void Refuse(Phrase error, int status)
    {
        Error = error;
        Response.StatusCode = status;
    }
}
