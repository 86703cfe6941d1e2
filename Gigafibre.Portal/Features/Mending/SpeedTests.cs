using System.Globalization;
using System.Text.Json;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Mending;

/// <param name="Down">Mbit/s; null when the modem could not measure.</param>
public sealed record Speed(double? Down, double? Up);

/// <summary>The speed test that a modem runs by itself (TR-143): the line without the Wi-Fi.</summary>
public sealed class SpeedTests(IOptions<LineOptions> options)
{
    private static readonly string[] Results = ["DiagnosticsState", "BOMTime", "EOMTime", "TestBytesReceived"];

    public async Task<CommandDelivery> StartAsync(ICarrier carrier, string key, CancellationToken cancel)
    {
        if (options.Value.SpeedTestUrl is not { } url || await carrier.DocumentAsync(cancel) is not { } document || ModemControls.Read(document).DownloadTest is not { } test)
        {
            return CommandDelivery.Refused;
        }

        return await carrier.SetAsync([(test + "DownloadURL", url.ToString()), (test + "DiagnosticsState", "Requested")], key, cancel);
    }

    /// <summary>Null while it still measures.</summary>
    public async Task<Speed?> ReadAsync(ICarrier carrier, string key, CancellationToken cancel)
    {
        if (await carrier.DocumentAsync(cancel) is not { } known || ModemControls.Read(known).DownloadTest is not { } test
            || await carrier.ReadBackAsync([.. Results.Select(n => test + n)], key, cancel) is not { } document)
        {
            return null;
        }

        string? Of(string name) => ModemControls.ValueOf(document, test + name);
        return Of("DiagnosticsState") switch
        {
            null or "None" or "Requested" => null,
            "Complete" or "Completed" => new Speed(Rate(Of("TestBytesReceived"), Of("BOMTime"), Of("EOMTime")), null),
            _ => new Speed(null, null),
        };
    }

    /// <summary>Mbit/s from the bytes of the test and its first and last moment.</summary>
    public static double? Rate(string? bytes, string? begin, string? end) =>
        double.TryParse(bytes, NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
        && DateTimeOffset.TryParse(begin, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var from) && DateTimeOffset.TryParse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var to)
        && to > from && count > 0 ? Math.Round(count * 8 / (to - from).TotalSeconds / 1_000_000, 1) : null;
}
