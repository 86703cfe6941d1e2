using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Stickers;

/// <summary>What is printed for one modem.</summary>
/// <param name="Url">What the QR code says.</param>
public sealed record LabelContent(MacAddress Mac, string Url, string Domain, string SupportPhone);

public sealed record LabelLine(string Text, double X, double Y, double Size, double Width);

/// <summary>One label drawn in millimetres: the QR code with its white border, and as much text as there is room for.</summary>
/// <param name="Side">The QR code's side, white border included.</param>
public sealed record Label(QrCode Qr, double X, double Y, double Side, IReadOnlyList<LabelLine> Lines)
{
    /// <summary>Labels shift under the print head.</summary>
    private const double Margin = 0.5;

    /// <summary>More does not scan better: readers look for squares of a size, and lose very large ones.</summary>
    private const double LargestSide = 32;

    private const double SmallestText = 1.75;
    private const double LargestText = 4.2;
    private const double LineHeight = 1.22;

    /// <summary>Words keep further from the edge than the code, which brings its own border.</summary>
    private const double TextMargin = 1.25;

    private static readonly double WidestMac = LabelFont.WidthOf("DD:DD:DD:DD:DD:DD");

    public static Label Of(LabelContent content, double width, double height) => width < height * 1.4 ? Tall(content, width, height) : Wide(content, width, height);

    /// <summary>The code above, the address and the MAC below; nothing else fits on 25 × 25 mm.</summary>
    private static Label Tall(LabelContent content, double width, double height)
    {
        string[] texts = height >= 34
            ? [LabelText.Ask.French, LabelText.Ask.English, content.Domain, content.Mac.ToString(), content.SupportPhone]
            : [content.Domain, content.Mac.ToString()];
        var inner = width - (2 * Margin);
        var size = Math.Min(LargestText, inner / Widest(texts));
        size = Math.Min(size, (height - (2 * Margin) - (inner * 0.82)) / (texts.Length * LineHeight));
        size = Math.Max(size, SmallestText);
        var side = Math.Min(Math.Min(inner, LargestSide), height - (2 * Margin) - (texts.Length * LineHeight * size));
        var lines = texts.Select((t, i) => Centred(t, width, Margin + side + (((i * LineHeight) + 0.95) * size), size));
        return new Label(QrCode.Of(content.Url), (width - side) / 2, Margin, side, [.. lines]);
    }

    private static Label Wide(LabelContent content, double width, double height)
    {
        var side = Math.Min(Math.Min(height - (2 * Margin), width * 0.5), LargestSide);
        var (left, room) = (Margin + side, width - side - (3 * Margin));
        string[] texts = [LabelText.Ask.French, LabelText.Scan.French, LabelText.Ask.English, LabelText.Scan.English, content.Domain, content.Mac.ToString(), content.SupportPhone];
        var size = SizeOf(texts, room, height);
        if (size < SmallestText)
        {
            texts = [content.Domain, content.Mac.ToString(), content.SupportPhone];
            size = SizeOf(texts, room, height);
        }

        size = Math.Min(size, LargestText);
        var top = (height - (texts.Length * LineHeight * size)) / 2;
        var lines = texts.Select((t, i) => new LabelLine(t, left, top + (((i * LineHeight) + 0.95) * size), size, LabelFont.WidthOf(t) * size));
        return new Label(QrCode.Of(content.Url), Margin, (height - side) / 2, side, [.. lines]);
    }

    private static double SizeOf(string[] texts, double room, double height) => Math.Min(room / Widest(texts), (height - (2 * TextMargin)) / (texts.Length * LineHeight));

    private static double Widest(string[] texts) => Math.Max(WidestMac, texts.Max(LabelFont.WidthOf));

    private static LabelLine Centred(string text, double width, double y, double size)
    {
        var wide = LabelFont.WidthOf(text) * size;
        return new LabelLine(text, (width - wide) / 2, y, size, wide);
    }
}
