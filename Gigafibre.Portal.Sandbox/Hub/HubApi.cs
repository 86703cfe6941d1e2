using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gigafibre.Portal.Sandbox.Hub;

/// <summary>The hub's eyes: barcodes are really read where zbarimg is installed; "equipment" reads what an image says of itself in plain letters.</summary>
public static partial class HubApi
{
    private const string Token = "Bearer sandbox-hub-token";

    public static void MapHub(this IEndpointRouteBuilder routes)
    {
        var hub = routes.MapGroup("/w/{world}/hub");
        hub.MapPost("/vision/barcodes", async (HttpContext context) =>
        {
            if (await PhotoAsync(context) is not { } photo)
            {
                return Results.StatusCode(401);
            }

            var codes = await ReadAsync(photo);
            return Results.Json(new { barcodes = codes.Select(c => new { format = "unknown", value = c }) });
        });
        hub.MapPost("/vision/equipment", async (HttpContext context) =>
        {
            if (await PhotoAsync(context) is not { } photo)
            {
                return Results.StatusCode(401);
            }

            var text = Encoding.Latin1.GetString(photo);
            return Results.Json(new { mac = Found(Mac().Match(text)), serial = Found(Serial().Match(text)), model = (string?)null });
        });
    }

    private static string? Found(Match match) => match.Success ? match.Groups[1].Value : null;

    private static async Task<byte[]?> PhotoAsync(HttpContext context) =>
        context.Request.Headers.Authorization == Token && await JsonNode.ParseAsync(context.Request.Body) is JsonObject body
            ? Convert.FromBase64String(body["image"]!.ToString()) : null;

    private static async Task<string[]> ReadAsync(byte[] photo)
    {
        const string zbar = "/usr/bin/zbarimg";
        if (!File.Exists(zbar))
        {
            return [];
        }

        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, photo);
            using var process = Process.Start(new ProcessStartInfo(zbar, ["--raw", "-q", "--nodbus", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"MAC: ([0-9A-Fa-f:]{12,17})")]
    private static partial Regex Mac();

    [GeneratedRegex("S/N: ([0-9A-Za-z]{8,20})")]
    private static partial Regex Serial();
}
