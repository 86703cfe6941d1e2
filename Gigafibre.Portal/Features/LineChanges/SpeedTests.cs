using System.Globalization;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.LineChanges;

internal sealed record MeasuredSpeed(double? Mbps);

public sealed class SpeedTests(IOptions<LineOptions> options)
{
    private const int UploadBytes = 50_000_000;

    /// <summary>How far a modem's clock may be from ours; one that was never set says so by its year.</summary>
    private static readonly TimeSpan Drift = TimeSpan.FromMinutes(10);

    public async Task<CommandDelivery> StartDownAsync(ICommandChannel channel, string key, CancellationToken cancel) =>
        options.Value.SpeedTestUrl is { } url && await FindAsync(channel, c => c.DownloadTest, cancel) is { } test
            ? await channel.SetAsync([(test + "DownloadURL", url.ToString()), (test + "DiagnosticsState", "Requested")], key, cancel)
            : CommandDelivery.Refused;

    /// <summary>One step: down first, then up where the modem can. True when there is no more to wait for; what the first told stands, whatever becomes of the second.</summary>
    public async Task<bool> MeasureAsync(LineChange change, ICommandChannel channel, CancellationToken cancel)
    {
        if (change.Down is not null)
        {
            var up = await ReadAsync(channel, c => c.UploadTest, "TestFileLength", change, cancel);
            change.Up = up?.Mbps;
            return up is not null;
        }

        if (await ReadAsync(channel, c => c.DownloadTest, "TestBytesReceived", change, cancel) is not { } down)
        {
            return false;
        }

        change.Down = down.Mbps;
        return down.Mbps is null || await StartUpAsync(channel, change.TaskKey, cancel) != CommandDelivery.Delivered;
    }

    private async Task<CommandDelivery> StartUpAsync(ICommandChannel channel, string key, CancellationToken cancel) =>
        options.Value.SpeedUploadUrl is { } url && await FindAsync(channel, c => c.UploadTest, cancel) is { } test
            ? await channel.SetAsync(
                [(test + "UploadURL", url.ToString()), (test + "TestFileLength", UploadBytes), (test + "DiagnosticsState", "Requested")], key, cancel)
            : CommandDelivery.Refused;

    private static async Task<string?> FindAsync(ICommandChannel channel, Func<ModemControls, string?> which, CancellationToken cancel) =>
        await channel.DocumentAsync(cancel) is { } document ? which(ModemControls.Read(document)) : null;

    private static async Task<MeasuredSpeed?> ReadAsync(ICommandChannel channel, Func<ModemControls, string?> which, string bytes, LineChange change, CancellationToken cancel)
    {
        if (await FindAsync(channel, which, cancel) is not { } test
            || await channel.ReadBackAsync([test + "DiagnosticsState", test + "BOMTime", test + "EOMTime", test + bytes], change.TaskKey, cancel) is not { } document)
        {
            return null;
        }

        string? Of(string name) => ModemControls.ValueOf(document, test + name);
        if (DateTimeOffset.TryParse(Of("BOMTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var began) && began.Year > 2000
            && began < change.SentAt - Drift)
        {
            // What it measured another day.
            return null;
        }

        return Of("DiagnosticsState") switch
        {
            null or "None" or "Requested" => null,
            "Complete" or "Completed" => new MeasuredSpeed(Rate(Of(bytes), Of("BOMTime"), Of("EOMTime"))),
            _ => new MeasuredSpeed(null),
        };
    }

    public static double? Rate(string? bytes, string? begin, string? end) =>
        double.TryParse(bytes, NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
        && DateTimeOffset.TryParse(begin, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var from)
            && DateTimeOffset.TryParse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var to)
        && to > from && count > 0 ? Math.Round(count * 8 / (to - from).TotalSeconds / 1_000_000, 1) : null;
}
