using SkiaSharp;

namespace Gigafibre.Portal.Features.Support;

/// <summary>A file as it may be passed on.</summary>
public sealed record CleanFile(byte[] Bytes, string ContentType, string Extension);

/// <summary>
/// Photographs are drawn anew: where they were taken, and whatever else stood in the file, stays behind. PDF passes as it is. Anything else is refused, whatever it is called.
/// </summary>
public static class PhotoCleaner
{
    public const int Largest = 10 * 1024 * 1024;

    /// <summary>A small file may unfold into a picture that fills the memory.</summary>
    private const long MostPixels = 25_000_000;
    private const int LongestSide = 2048;
    private const int Quality = 85;

    /// <summary>So many at once: each takes a hundred megabytes for a moment.</summary>
    private static readonly SemaphoreSlim Room = new(2);
    private static readonly SKEncodedImageFormat[] Taken = [SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp];

    /// <summary>Null for what is neither.</summary>
    public static async Task<CleanFile?> CleanAsync(byte[] bytes, CancellationToken cancel)
    {
        await Room.WaitAsync(cancel);
        try
        {
            return Clean(bytes);
        }
        finally
        {
            Room.Release();
        }
    }

    private static CleanFile? Clean(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("%PDF-"u8))
        {
            return new CleanFile(bytes, "application/pdf", ".pdf");
        }

        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || !Taken.Contains(codec.EncodedFormat) || codec.Info.Width == 0 || codec.Info.Height == 0)
        {
            return null;
        }

        // A photograph can be unfolded at a fraction of its size; what cannot must not be large.
        var size = codec.GetScaledDimensions(Math.Min(1f, (float)LongestSide / Math.Max(codec.Info.Width, codec.Info.Height)));
        if ((long)size.Width * size.Height > MostPixels)
        {
            return null;
        }

        using var raw = new SKBitmap(new SKImageInfo(size.Width, size.Height));
        if (codec.GetPixels(raw.Info, raw.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            return null;
        }

        raw.SetImmutable();
        using var upright = Upright(raw, codec.EncodedOrigin);
        upright.SetImmutable();
        using var image = SKImage.FromBitmap(upright);
        using var drawn = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new CleanFile(drawn.ToArray(), "image/jpeg", ".jpg");
    }

    /// <summary>Turned as the telephone was held, no larger than anybody needs, on white.</summary>
    private static SKBitmap Upright(SKBitmap raw, SKEncodedOrigin origin)
    {
        var isOnSide = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var scale = Math.Min(1f, (float)LongestSide / Math.Max(raw.Width, raw.Height));
        var (width, height) = (Math.Max(1, (int)(raw.Width * scale)), Math.Max(1, (int)(raw.Height * scale)));
        var upright = isOnSide ? new SKBitmap(height, width) : new SKBitmap(width, height);
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.White);
        canvas.Concat(Turn(origin, width, height));
        using var image = SKImage.FromBitmap(raw);
        canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return upright;
    }

    private static SKMatrix Turn(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
