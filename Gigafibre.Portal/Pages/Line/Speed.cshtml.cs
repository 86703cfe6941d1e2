using System.Globalization;
using System.Security.Cryptography;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>How fast it is from this browser to us, beside what the modem measures by itself: together they say whether it is the line or the Wi-Fi.</summary>
[RequestSizeLimit(8 * 1024 * 1024)]
public sealed class SpeedModel(LineChangeService changes, LineChangeOrders orders, ModemActionReader actions, SpeedHistory history) : PageModel
{
    private const int Chunk = 64 * 1024;
    private const int LongestDown = 32 * 1024 * 1024;
    private static readonly byte[] Noise = RandomNumberGenerator.GetBytes(Chunk);

    public ModemActions ModemActions { get; private set; } = ModemActions.None;

    public bool IsFree { get; private set; }

    public string Line => HttpContext.Visitor().Mac?.Compact ?? "";

    public LineChange? Measured { get; private set; }

    public IReadOnlyList<EarlierSpeed> Earlier { get; private set; } = [];

    /// <summary>As the browser's own figures are written; a dash for what was not measured.</summary>
    public static string Rate(double? mbps, Language language) => mbps?.ToString(mbps < 10 ? "0.0" : "0", language.Culture) ?? "–";

    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (HttpContext.Visitor() is not { Mac: { } mac } visitor)
        {
            return Redirect(WayBack.ByModems(HttpContext));
        }

        var latest = await orders.LatestAsync(visitor.CustomerId, mac, cancel);
        Measured = latest is { Kind: LineChangeKind.SpeedTest } ? latest : null;
        IsFree = latest is not { IsOpen: true };
        ModemActions = IsFree ? await actions.ReadAsync(visitor.CustomerId, mac, cancel) : ModemActions.None;
        Earlier = await history.ListAsync(visitor.CustomerId, mac, cancel);
        return Page();
    }

    /// <summary>What the browser measured, to be seen beside the next one.</summary>
    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnPostKeptAsync([FromForm] string? down, [FromForm] string? up, CancellationToken cancel)
    {
        if (HttpContext.Visitor() is not { Mac: { } mac } visitor || Read(down) is not { } towardsThem || Read(up) is not { } towardsUs)
        {
            return BadRequest();
        }

        await history.KeepAsync(visitor.CustomerId, mac, towardsThem, towardsUs, cancel);
        return new NoContentResult();
    }

    /// <summary>As scripts write numbers, in whatever language the page is.</summary>
    private static double? Read(string? mbps) =>
        double.TryParse(mbps, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && SpeedHistory.IsPlausible(rate) ? rate : null;

    [OpenTo(PersonRole.Household)]
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

    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnPostUpAsync(CancellationToken cancel)
    {
        var buffer = new byte[Chunk];
        while (await Request.Body.ReadAsync(buffer, cancel) > 0)
        {
        }

        return new EmptyResult();
    }

    [OpenTo(PersonRole.Household, Act = "speed")]
    public async Task<IActionResult> OnPostModemAsync(CancellationToken cancel)
    {
        if (HttpContext.Visitor() is { Mac: { } mac } visitor)
        {
            await changes.AskAsync(mac, visitor.CustomerId, "customer", LineChangeKind.SpeedTest, cancel);
        }

        return Redirect(Links.Speed);
    }
}
