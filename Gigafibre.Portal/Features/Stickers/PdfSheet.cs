using SkiaSharp;

namespace Gigafibre.Portal.Features.Stickers;

public static class PdfSheet
{
    private const double PointsPerMillimetre = 72 / 25.4;

    public static void Write(Stream to, LabelTemplate template, int start, IEnumerable<LabelContent> labels)
    {
        using var pdf = SKDocument.CreatePdf(to);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        var place = start - 1;
        SKCanvas? page = null;
        foreach (var content in labels)
        {
            page ??= BeginPage(pdf, template);
            Draw(page, template.At(place), Label.Of(content, template.Width, template.Height), ink);
            if (++place == template.PerPage)
            {
                pdf.EndPage();
                (page, place) = (null, 0);
            }
        }

        pdf.Close();
    }

    private static SKCanvas BeginPage(SKDocument pdf, LabelTemplate template)
    {
        var page = pdf.BeginPage((float)(template.PageWidth * PointsPerMillimetre), (float)(template.PageHeight * PointsPerMillimetre));
        page.Scale((float)PointsPerMillimetre);
        return page;
    }

    private static void Draw(SKCanvas page, (double X, double Y) at, Label label, SKPaint ink)
    {
        page.Save();
        page.Translate((float)at.X, (float)at.Y);
        using var font = LabelFont.Of(label.Lines[0].Size);
        foreach (var line in label.Lines)
        {
            page.DrawText(line.Text, (float)line.X, (float)line.Y, SKTextAlign.Left, font, ink);
        }

        page.Translate((float)label.X, (float)label.Y);
        page.Scale((float)(label.Side / label.Qr.Size));
        foreach (var (x, y, length) in label.Qr.Bars())
        {
            // A hair taller than a square, or viewers that smooth edges show white lines between the rows.
            page.DrawRect(new SKRect(x, y, x + length, y + 1.02f), ink);
        }

        page.Restore();
    }
}
