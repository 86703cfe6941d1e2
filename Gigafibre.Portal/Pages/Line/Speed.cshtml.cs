using System.Security.Cryptography;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Mending;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>How fast it is from this browser to us, beside what the modem measures by itself: together they say whether it is the line or the Wi-Fi.</summary>
[RequestSizeLimit(8 * 1024 * 1024)]
public sealed class SpeedModel(LineMender mender) : PageModel
{
    private const int Chunk = 64 * 1024;
    private const int LongestDown = 32 * 1024 * 1024;
    private static readonly byte[] Noise = RandomNumberGenerator.GetBytes(Chunk);

    public Offers Offers { get; private set; } = Offers.None;

    /// <summary>Nothing else is being done to it.</summary>
    public bool IsFree { get; private set; }

    /// <summary>Twelve hex digits.</summary>
    public string Line => HttpContext.Visitor().Mac?.Compact ?? "";

    /// <summary>The modem's last measurement.</summary>
    public LineChange? Measured { get; private set; }

    /// <summary>As the browser's own figures are written; a dash for what was not measured.</summary>
    public static string Rate(double? mbps, Language language) => mbps?.ToString(mbps < 10 ? "0.0" : "0", language.Culture) ?? "–";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (HttpContext.Visitor() is not { Mac: { } mac } visitor)
        {
            return Redirect(Links.Modems);
        }

        var latest = await mender.LatestAsync(visitor.CustomerId, mac, cancel);
        Measured = latest is { Kind: MendKind.SpeedTest } ? latest : null;
        IsFree = latest is not { IsOpen: true };
        Offers = IsFree ? await mender.OffersAsync(visitor.CustomerId, mac, cancel) : Offers.None;
        return Page();
    }

    /// <summary>So many random bytes, which nothing on the way can make smaller.</summary>
    public async Task<IActionResult> OnGetDownAsync(int bytes, CancellationToken cancel)
    {
        Response.ContentType = "application/octet-stream";
        Response.Headers.CacheControl = "no-store";
        Response.ContentLength = bytes = Math.Clamp(bytes, 0, LongestDown);
        for (var left = bytes; left > 0; left -= Chunk)
        {
            await Response.Body.WriteAsync(Noise.AsMemory(0, Math.Min(left, Chunk)), cancel);
        }

        return new EmptyResult();
    }

    /// <summary>Takes what comes and forgets it.</summary>
    public async Task<IActionResult> OnPostUpAsync(CancellationToken cancel)
    {
        var buffer = new byte[Chunk];
        while (await Request.Body.ReadAsync(buffer, cancel) > 0)
        {
        }

        return new EmptyResult();
    }

    public async Task<IActionResult> OnPostModemAsync(CancellationToken cancel)
    {
        if (HttpContext.Visitor() is { Mac: { } mac } visitor)
        {
            await mender.AskAsync(mac, visitor.CustomerId, "customer", MendKind.SpeedTest, cancel);
        }

        return Redirect(Links.Speed);
    }
}
