using System.Collections.Concurrent;
using Gigafibre.Portal.Text;
using SkiaSharp;

namespace Gigafibre.Portal.Features.Stickers;

/// <summary>The one font of our labels.</summary>
public static class LabelFont
{
    private static readonly ConcurrentDictionary<char, double> Widths = new();

    public static SKFont Of(double size) => new(PrintFont.Bold, (float)size) { Subpixel = true, Hinting = SKFontHinting.None, LinearMetrics = true };

    /// <summary>How wide a text is at size 1: letter by letter, as PDF and browsers set it without kerning.</summary>
    public static double WidthOf(string text)
    {
        var width = 0.0;
        foreach (var letter in text)
        {
            width += Widths.GetOrAdd(letter, Measure);
        }

        return width;
    }

    private static double Measure(char letter)
    {
        using var font = Of(100);
        return font.MeasureText(letter.ToString()) / 100;
    }
}
