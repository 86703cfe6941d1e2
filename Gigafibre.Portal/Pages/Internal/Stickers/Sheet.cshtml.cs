using System.Globalization;
using System.Text;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Stickers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Internal.Stickers;

public sealed class SheetModel(StickerService stickers, AuditTrail audit, IOptions<PortalOptions> site) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public LabelChoice Choice { get; set; } = new();

    public Guid Id { get; private set; }

    public LabelTemplate Template { get; private set; } = null!;

    public IEnumerable<IEnumerable<(int Place, Label Label)>> Pages { get; private set; } = [];

    [Needs(StaffVerb.PrintStickers)]
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!ModelState.IsValid || Choice.Find() is not { } template || await stickers.FindBatchAsync(id, cancel) is not { } batch || !stickers.IsOpen(batch))
        {
            return NotFound();
        }

        await audit.RecordAsync(StickerService.Downloaded, batch.Id.ToString(), cancel, after: $"sheet {template.Key} × {batch.Count}");
        (Id, Template) = (id, template);
        Pages = (await stickers.LabelsAsync(batch, site.Value, cancel)).Select((c, i) => (Place: i + Choice.Start - 1, Content: c)).GroupBy(l => l.Place / template.PerPage)
            .Select(p => p.Select(l => (l.Place % template.PerPage, Label.Of(l.Content, template.Width, template.Height))));
        return Page();
    }

    [Needs(StaffVerb.PrintStickers)]
    public IActionResult OnGetCss()
    {
        if (!ModelState.IsValid || Choice.Find() is not { } t)
        {
            return NotFound();
        }

        var css = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $$"""
            @page { size: {{t.PageWidth}}mm {{t.PageHeight}}mm; margin: 0; }
            html, body { margin: 0; padding: 0; background: #fff; color: #000; }
            .page { position: relative; inline-size: {{t.PageWidth}}mm; block-size: {{t.PageHeight}}mm; overflow: hidden; break-after: page; }
            .page:last-child { break-after: auto; }
            svg { position: absolute; inline-size: {{t.Width}}mm; block-size: {{t.Height}}mm; }
            text { font-family: "DejaVu Sans Condensed", "Arial Narrow", Arial, sans-serif; font-weight: 700; }
            @media screen { body { background: #888; } .page { margin: 5mm auto; background: #fff; } svg { outline: 1px dashed #bbb; } }

            """));
        for (var place = 0; place < t.PerPage; place++)
        {
            var (x, y) = t.At(place);
            css.Append(CultureInfo.InvariantCulture, $".p{place} {{ left: {x}mm; top: {y}mm; }}\n");
        }

        return Content(css.ToString(), "text/css");
    }
}
