using System.Globalization;
using SkiaSharp;

namespace Gigafibre.Portal.Features.Stickers;

/// <summary>Labels for a label printer that speaks ZPL: each a picture in the printer's own dots, because fonts and QR codes differ between printers.</summary>
public static class ZplSheet
{
    public static readonly int[] Resolutions = [203, 300, 600];

    public static async Task WriteAsync(TextWriter to, LabelTemplate template, int dpi, IEnumerable<LabelContent> labels, CancellationToken cancel)
    {
        var dots = dpi / 25.4;
        var (width, height) = ((int)Math.Round(template.Width * dots), (int)Math.Round(template.Height * dots));
        using var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(picture);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        foreach (var content in labels)
        {
            Draw(canvas, Label.Of(content, template.Width, template.Height), dots, ink);
            var bytesPerRow = (width + 7) / 8;
            await to.WriteAsync(string.Create(CultureInfo.InvariantCulture,
                $"^XA^PW{width}^LL{height}^LH0,0^FO0,0^GFA,{bytesPerRow * height},{bytesPerRow * height},{bytesPerRow},"));
            await to.WriteAsync(Convert.ToHexString(Bits(picture, bytesPerRow)).AsMemory(), cancel);
            await to.WriteAsync("^FS^XZ\n");
        }
    }

    private static void Draw(SKCanvas canvas, Label label, double dots, SKPaint ink)
    {
        canvas.Clear(SKColors.White);
        using var font = LabelFont.Of(label.Lines[0].Size * dots);
        foreach (var line in label.Lines)
        {
            canvas.DrawText(line.Text, (float)(line.X * dots), (float)(line.Y * dots), SKTextAlign.Left, font, ink);
        }

        // A square is a whole number of dots, or its edges would fray.
        var square = Math.Max(1, (int)(label.Side * dots / label.Qr.Size));
        var border = (label.Side * dots) - (square * label.Qr.Size);
        var (left, top) = ((int)((label.X * dots) + (border / 2)), (int)((label.Y * dots) + (border / 2)));
        foreach (var (x, y, length) in label.Qr.Bars())
        {
            canvas.DrawRect(SKRect.Create(left + (x * square), top + (y * square), length * square, square), ink);
        }
    }

    /// <summary>One bit a dot, black is 1, rows filled up to whole bytes.</summary>
    private static byte[] Bits(SKBitmap picture, int bytesPerRow)
    {
        var bits = new byte[bytesPerRow * picture.Height];
        var grey = picture.GetPixelSpan();
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                if (grey[(y * picture.RowBytes) + x] < 128)
                {
                    bits[(y * bytesPerRow) + (x / 8)] |= (byte)(0x80 >> (x % 8));
                }
            }
        }

        return bits;
    }
}
