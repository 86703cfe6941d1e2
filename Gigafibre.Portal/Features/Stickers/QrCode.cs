using System.Collections;
using System.Text;
using QRCoder;

namespace Gigafibre.Portal.Features.Stickers;

/// <summary>
/// A QR code as squares, with the four white ones around it that readers need. Level M: a sticker under a modem is scratched, not torn; the next
/// level would make every square a tenth smaller.
/// </summary>
public sealed class QrCode
{
    public const int QuietZone = 4;

    private readonly List<BitArray> _squares;

    private QrCode(List<BitArray> squares) => _squares = squares;

    public int Size => _squares.Count;

    /// <param name="isUtf8">The text may hold accents; an address of ours never does.</param>
    public static QrCode Of(string text, bool isUtf8 = false)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: isUtf8);
        return new QrCode(data.ModuleMatrix);
    }

    public IEnumerable<(int X, int Y, int Length)> Bars()
    {
        for (var y = QuietZone; y < Size - QuietZone; y++)
        {
            var row = _squares[y];
            for (var x = QuietZone; x < Size - QuietZone; x++)
            {
                if (row[x])
                {
                    var start = x;
                    while (row[x])
                    {
                        x++;
                    }

                    yield return (start, y, x - start);
                }
            }
        }
    }

    /// <summary>The same as the path of an SVG whose unit is one square; a hair taller, or smoothed edges show white lines between the rows.</summary>
    public string SvgPath()
    {
        var path = new StringBuilder();
        foreach (var (x, y, length) in Bars())
        {
            path.Append('M').Append(x).Append(' ').Append(y).Append('h').Append(length).Append("v1.02h-").Append(length).Append('z');
        }

        return path.ToString();
    }
}
