using SkiaSharp;

namespace Gigafibre.Portal.Text;

/// <summary>What we print with; it comes with us, because the image has no fonts.</summary>
public static class PrintFont
{
    private static readonly Lazy<SKTypeface> Plainly = new(() => Load("font.ttf"));
    private static readonly Lazy<SKTypeface> Boldly = new(() => Load("font-bold.ttf"));

    public static SKTypeface Plain => Plainly.Value;

    public static SKTypeface Bold => Boldly.Value;

    private static SKTypeface Load(string name)
    {
        using var file = typeof(PrintFont).Assembly.GetManifestResourceStream(name)!;
        return SKTypeface.FromStream(file);
    }
}
