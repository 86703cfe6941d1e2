using SkiaSharp;

namespace Gigafibre.Portal.Text;

/// <param name="Share">Of the width of the page; the columns of a table add up to 1.</param>
public sealed record PdfColumn(double Share, bool IsMoney = false);

/// <summary>A document on letter paper, written from the top down: lines and tables, in as many pages as they need.</summary>
public sealed class PdfFile : IDisposable
{
    private const float Width = 612;
    private const float Height = 792;
    private const float Margin = 56;
    private const float Gutter = 10;
    private const float Leading = 1.4f;
    private const float Body = 10;

    private readonly MemoryStream _file = new();
    private readonly SKDocument _pdf;
    private readonly SKPaint _ink = new() { Color = SKColors.Black, IsAntialias = true };
    private SKCanvas? _page;
    private float _y;
    private int _pages;

    public PdfFile(string title, string author)
    {
        _pdf = SKDocument.CreatePdf(_file, new SKDocumentPdfMetadata { Title = title, Author = author });
    }

    public void Heading(string text) => Write(text, 18, PrintFont.Bold);

    public void Line(string text, bool isStrong = false) => Write(text, Body, isStrong ? PrintFont.Bold : PrintFont.Plain);

    public void Gap() => _y += Body;

    /// <summary>A row of a table; a cell too long for its column goes on below, and amounts stand to the right.</summary>
    public void Row(IReadOnlyList<PdfColumn> columns, IReadOnlyList<string> cells, bool isStrong = false)
    {
        using var font = new SKFont(isStrong ? PrintFont.Bold : PrintFont.Plain, Body);
        var lines = columns.Select((c, i) => Wrap(cells[i], WidthOf(c), font)).ToList();
        var height = lines.Max(l => l.Count) * Body * Leading;
        var page = Room(height);
        var x = Margin;
        foreach (var (column, text) in columns.Zip(lines))
        {
            for (var i = 0; i < text.Count; i++)
            {
                var y = _y + Body + (i * Body * Leading);
                page.DrawText(text[i], column.IsMoney ? x + WidthOf(column) : x, y, column.IsMoney ? SKTextAlign.Right : SKTextAlign.Left, font, _ink);
            }

            x += (float)column.Share * (Width - (2 * Margin));
        }

        _y += height;
    }

    public void Rule()
    {
        var page = Room(Body);
        page.DrawRect(Margin, _y + (Body / 2), Width - (2 * Margin), 0.6f, _ink);
        _y += Body;
    }

    /// <summary>A photograph as wide as the text, or as high as a third of a page.</summary>
    public void Image(byte[] bytes)
    {
        using var image = SKImage.FromEncodedData(bytes);
        if (image is null)
        {
            return;
        }

        var scale = Math.Min((Width - (2 * Margin)) / image.Width, Height / 3 / image.Height);
        var height = image.Height * scale;
        Room(height).DrawImage(image, new SKRect(Margin, _y, Margin + (image.Width * scale), _y + height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        _y += height;
    }

    public byte[] ToArray()
    {
        EndPage();
        _pdf.Close();
        return _file.ToArray();
    }

    public void Dispose()
    {
        _pdf.Dispose();
        _ink.Dispose();
        _file.Dispose();
    }

    private static float WidthOf(PdfColumn column) => ((float)column.Share * (Width - (2 * Margin))) - Gutter;

    private void Write(string text, float size, SKTypeface face)
    {
        using var font = new SKFont(face, size);
        foreach (var line in Wrap(text, Width - (2 * Margin), font))
        {
            Room(size * Leading).DrawText(line, Margin, _y + size, SKTextAlign.Left, font, _ink);
            _y += size * Leading;
        }
    }

    /// <summary>The page with this much left on it, a new one if need be.</summary>
    private SKCanvas Room(float height)
    {
        if (_page is not null && _y + height > Height - Margin)
        {
            EndPage();
        }

        if (_page is null)
        {
            (_page, _y) = (_pdf.BeginPage(Width, Height), Margin);
            _pages++;
        }

        return _page;
    }

    private void EndPage()
    {
        if (_page is null)
        {
            return;
        }

        using var font = new SKFont(PrintFont.Plain, 8);
        _page.DrawText(_pages.ToString(System.Globalization.CultureInfo.InvariantCulture), Width - Margin, Height - (Margin / 2), SKTextAlign.Right, font, _ink);
        _pdf.EndPage();
        _page = null;
    }

    /// <summary>Lines no wider than this: broken between words, and within a word that is wider by itself.</summary>
    private static List<string> Wrap(string text, float width, SKFont font)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (font.MeasureText(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            line = word;
            while (line.Length > 1 && font.BreakText(line, width) is var fits && fits < line.Length)
            {
                var cut = Math.Max(1, fits);
                lines.Add(line[..cut]);
                line = line[cut..];
            }
        }

        lines.Add(line);
        return lines;
    }
}
