using System.Globalization;
using System.Net;
using System.Text;

namespace Gigafibre.Portal.Features.Stickers;

public static class SvgLabel
{
    public static string Of(Label label)
    {
        var svg = new StringBuilder($"<path transform=\"translate({N(label.X)} {N(label.Y)}) scale({N(label.Side / label.Qr.Size)})\" d=\"{label.Qr.SvgPath()}\"/>");
        foreach (var line in label.Lines)
        {
            // Whatever font the browser has, the words keep their width.
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(line.X)}\" y=\"{N(line.Y)}\" font-size=\"{N(line.Size)}\" textLength=\"{N(line.Width)}\" "
                + $"lengthAdjust=\"spacingAndGlyphs\">{WebUtility.HtmlEncode(line.Text)}</text>");
        }

        return svg.ToString();
    }

    public static string N(double millimetres) => millimetres.ToString("0.####", CultureInfo.InvariantCulture);
}
