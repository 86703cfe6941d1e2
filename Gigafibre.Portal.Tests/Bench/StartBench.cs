namespace Gigafibre.Portal.Tests.Bench;

internal static class StartBench
{
    private const int Rounds = 9;
    private const int Requests = 20;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        var (ours, theirs) = (new List<(double Ms, double Mb)>(), new List<(double Ms, double Mb)>());
        for (var i = 0; i < Rounds + 1; i++)
        {
            ours.Add(await StartAsync(context.StartPortal()));
            theirs.Add(await StartAsync(context.StartBare()));
        }

        // The first start makes the schema and warms the disk.
        var pairs = ours.Zip(theirs).Skip(1).ToList();
        return
        [
            new("portal: from start to the first page", pairs.Select(p => p.First.Ms).Median(), "ms"),
            new("empty Razor Pages app: the same", pairs.Select(p => p.Second.Ms).Median(), "ms"),
            new("start-up, portal ÷ empty app", pairs.Select(p => p.First.Ms / p.Second.Ms).Median(), "×", 1.9),
            new($"portal: memory after {Requests + 1} pages", pairs.Select(p => p.First.Mb).Median(), "MB"),
            new("empty Razor Pages app: the same", pairs.Select(p => p.Second.Mb).Median(), "MB"),
            new("memory, portal ÷ empty app", pairs.Select(p => p.First.Mb / p.Second.Mb).Median(), "×", 2.5),
        ];
    }

    private static async Task<(double Milliseconds, double Megabytes)> StartAsync(ServerProcess server)
    {
        using (server)
        {
            var first = await server.FirstAnswerAsync("/");
            for (var i = 0; i < Requests; i++)
            {
                using var response = await server.Http.GetAsync("/");
                response.EnsureSuccessStatusCode();
            }

            return (first.TotalMilliseconds, server.ResidentMegabytes());
        }
    }
}
