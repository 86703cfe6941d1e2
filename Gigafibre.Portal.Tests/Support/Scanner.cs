using System.Diagnostics;
using System.Globalization;
using Gigafibre.Portal.Features.Stickers;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>Looks at what was printed: pages as pictures (poppler), QR codes as a telephone reads them (zbar).</summary>
public sealed class Scanner : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("labels-").FullName;

    public static bool IsInstalled => File.Exists("/usr/bin/zbarimg") && File.Exists("/usr/bin/pdftoppm");

    public IReadOnlyList<Picture> Rasterise(byte[] pdf, int dpi = 300)
    {
        var file = Path.Combine(_folder, "sheet.pdf");
        File.WriteAllBytes(file, pdf);
        Run("pdftoppm", ["-r", dpi.ToString(CultureInfo.InvariantCulture), "-gray", file, Path.Combine(_folder, "page")]);
        return [.. Directory.GetFiles(_folder, "page*.pgm").Order(StringComparer.Ordinal).Select(f => new Picture(f, dpi))];
    }

    /// <summary>Labels for a label printer as the printer would print them.</summary>
    public IReadOnlyList<Picture> Develop(string zpl, int dpi)
    {
        var pictures = new List<Picture>();
        foreach (var label in zpl.Split("^XA", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var width = int.Parse(label.Split("^PW")[1].Split('^')[0], CultureInfo.InvariantCulture);
            var height = int.Parse(label.Split("^LL")[1].Split('^')[0], CultureInfo.InvariantCulture);
            var graphic = label.Split("^GFA,")[1].Split("^FS")[0].Split(',');
            var bytes = Convert.FromHexString(graphic[3]);
            var perRow = int.Parse(graphic[2], CultureInfo.InvariantCulture);
            Xunit.Assert.Equal((bytes.Length, bytes.Length, perRow * height),
                (int.Parse(graphic[0], CultureInfo.InvariantCulture), int.Parse(graphic[1], CultureInfo.InvariantCulture), bytes.Length));
            var file = Path.Combine(_folder, $"zpl-{pictures.Count}.pgm");
            using (var stream = File.Create(file))
            {
                stream.Write(System.Text.Encoding.ASCII.GetBytes($"P5\n{width} {height}\n255\n"));
                for (var y = 0; y < height; y++)
                {
                    for (var x = 0; x < width; x++)
                    {
                        stream.WriteByte((bytes[(y * perRow) + (x / 8)] & (0x80 >> (x % 8))) == 0 ? (byte)255 : (byte)0);
                    }
                }
            }

            pictures.Add(new Picture(file, dpi));
        }

        return pictures;
    }

    public static IReadOnlyList<string> Read(IEnumerable<Picture> pictures) =>
        [.. pictures.Chunk(100).SelectMany(some => Run("zbarimg",
            ["--raw", "-q", "--nodbus", "--set", "disable", "--set", "qrcode.enable", .. some.Select(p => p.File)]).Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        return text;
    }
}

public sealed class Picture
{
    private readonly byte[] _bytes;
    private readonly int _start;

    public Picture(string file, int dpi)
    {
        (File, Dpi, _bytes) = (file, dpi, System.IO.File.ReadAllBytes(file));
        var header = System.Text.Encoding.ASCII.GetString(_bytes, 0, Math.Min(64, _bytes.Length)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        (Width, Height) = (int.Parse(header[1], CultureInfo.InvariantCulture), int.Parse(header[2], CultureInfo.InvariantCulture));
        _start = _bytes.Length - (Width * Height);
    }

    public string File { get; }

    public int Dpi { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>One label cut out, as a telephone held over it sees it: zbar loses a code now and then on a page full of them.</summary>
    public Picture Cut(double x, double y, double width, double height, int number)
    {
        var dots = Dpi / 25.4;
        var (left, top) = (Math.Max(0, (int)(x * dots)), Math.Max(0, (int)(y * dots)));
        var (w, h) = (Math.Min(Width - left, (int)Math.Ceiling(width * dots)), Math.Min(Height - top, (int)Math.Ceiling(height * dots)));
        var file = $"{File}.{number}.pgm";
        using (var stream = System.IO.File.Create(file))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes($"P5\n{w} {h}\n255\n"));
            for (var row = 0; row < h; row++)
            {
                stream.Write(_bytes, _start + ((top + row) * Width) + left, w);
            }
        }

        return new Picture(file, Dpi);
    }

    /// <summary>How far the black of a label's QR code is from where it should be, in millimetres, at the worst of its four sides.</summary>
    public double OffBy(double x, double y, Label label)
    {
        var square = label.Side / label.Qr.Size;
        var quiet = square * QrCode.QuietZone;
        var (left, top, right, bottom) = (x + label.X + quiet, y + label.Y + quiet, x + label.X + label.Side - quiet, y + label.Y + label.Side - quiet);

        // Half the white border is looked at too, so that a code which is too far out is seen.
        var (l, t, r, b) = Extent(left - (quiet / 2), top - (quiet / 2), right + (quiet / 2), bottom + (quiet / 2));
        return new[] { l - left, t - top, r - right, b - bottom }.Max(Math.Abs);
    }

    private (double Left, double Top, double Right, double Bottom) Extent(double left, double top, double right, double bottom)
    {
        var dots = Dpi / 25.4;
        var (l, t, r, b) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        for (var y = Math.Max(0, (int)(top * dots)); y < Math.Min(Height, (int)Math.Ceiling(bottom * dots)); y++)
        {
            for (var x = Math.Max(0, (int)(left * dots)); x < Math.Min(Width, (int)Math.Ceiling(right * dots)); x++)
            {
                if (_bytes[_start + (y * Width) + x] < 128)
                {
                    (l, t, r, b) = (Math.Min(l, x), Math.Min(t, y), Math.Max(r, x + 1), Math.Max(b, y + 1));
                }
            }
        }

        return (l / dots, t / dots, r / dots, b / dots);
    }
}
