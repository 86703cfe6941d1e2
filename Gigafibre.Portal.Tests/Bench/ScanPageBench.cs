namespace Gigafibre.Portal.Tests.Bench;

internal static class ScanPageBench
{
    private const int Connections = 32;
    private const int Warm = 20_000;
    private const int Requests = 20_000;
    private const int Rounds = 7;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        using var portal = context.StartPortal();
        using var bare = context.StartBare();
        await portal.FirstAnswerAsync("/health/live");
        await bare.FirstAnswerAsync("/");
        await LoadAsync(portal, "/q/1C61B4000101", Warm);
        await LoadAsync(bare, "/Form", Warm);

        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            ours.Add(await LoadAsync(portal, "/q/1C61B4000101", Requests));
            theirs.Add(await LoadAsync(bare, "/Form", Requests));
        }

        return
        [
            new("GET /q/{mac} without k: server CPU per request", ours.Median(), "µs"),
            new("bare Razor page, layout and one form: the same", theirs.Median(), "µs"),
            new("GET /q/{mac} ÷ bare page", ours.Zip(theirs, (a, b) => a / b).Median(), "×", 1.4),
        ];
    }

    /// <summary>Asks many times, as many visitors without cookies would; microseconds of processor per request.</summary>
    private static async Task<double> LoadAsync(ServerProcess server, string path, int requests)
    {
        var left = requests;
        var before = server.CpuSeconds();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using var response = await server.Http.GetAsync(path, HttpCompletionOption.ResponseContentRead);
                response.EnsureSuccessStatusCode();
            }
        }));
        return (server.CpuSeconds() - before) / requests * 1e6;
    }
}
