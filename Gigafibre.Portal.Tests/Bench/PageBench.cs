using System.Diagnostics;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>The pages of somebody signed in: processor time of one view against a bare page with a form, what a view asks of the database, eight at once.</summary>
internal static class PageBench
{
    private const int Connections = 8;
    private const int Warm = 3_000;
    private const int Requests = 2_000;
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        var bill = context.Outside.World("bench") is var world && world.UnpaidOf(world.CustomerOf("faible")) is [{ } unpaid, ..] ? unpaid["name"]!.ToString()
            : throw new InvalidOperationException();
        (string Path, string Scene)[] pages = [("/home", "bonne"), ("/line", "bonne"), ("/account", "faible"), ("/invoices", "faible"), ($"/invoices/{bill}", "faible")];
        using var portal = context.StartPortal();
        using var bare = context.StartBare();
        await portal.FirstAnswerAsync("/health/live");
        await bare.FirstAnswerAsync("/");
        var cookies = new Dictionary<string, string>
        {
            ["faible"] = await SignInAsync(portal, world, "faible"),
            ["bonne"] = await SignInAsync(portal, world, "bonne"),
        };
        await LoadAsync(bare, "/Form", null, Warm * 4);
        var measured = new List<Measurement>();
        foreach (var (path, scene) in pages)
        {
            await FinishLineAsync(portal, cookies["bonne"]);
            await LoadAsync(portal, path, cookies[scene], Warm);
            var (ours, ratios) = (new List<double>(), new List<double>());
            for (var i = 0; i < Rounds; i++)
            {
                await FinishLineAsync(portal, cookies["bonne"]);
                ours.Add((await LoadAsync(portal, path, cookies[scene], Requests)).CpuMilliseconds);
                ratios.Add(ours[^1] / (await LoadAsync(bare, "/Form", null, Requests * 4)).CpuMilliseconds);
            }

            var name = path.StartsWith("/invoices/", StringComparison.Ordinal) ? "a bill" : path;
            measured.Add(new($"{name}: server CPU per view", ours.Median(), "ms", 1.2));
            measured.Add(new($"{name} ÷ bare page with a form", ratios.Median(), "×", path == "/home" ? 2.5 : 4));
        }

        var waits = (await LoadAsync(portal, "/account", cookies["faible"], Requests)).Waits.Order().ToList();
        measured.Add(new("/account, eight at once on SQLite: 95th percentile", waits[waits.Count * 95 / 100], "ms", 20));
        return [.. measured, .. await CountAsync(context, pages)];
    }

    private static async Task<IReadOnlyList<Measurement>> CountAsync(BenchContext context, (string Path, string Scene)[] pages)
    {
        await using var app = await PortalApp.StartAsync(context.Outside, DatabaseProvider.Sqlite, null, world: context.Outside.World("bench"));
        var (most, writes) = (0, 0);
        foreach (var (path, scene) in pages)
        {
            using var browser = app.NewBrowser();
            await app.SignInAsync(browser, SignInDriver.Scene(scene));
            if (path == "/line")
            {
                await browser.FinishedLineAsync();
            }

            await browser.GetAsync(path);
            using var sql = app.Sql.Begin();
            await browser.GetAsync(path);
            most = Math.Max(most, sql.Commands.Count);
            writes += sql.Commands.Count(c => c.StartsWith("UPDATE", StringComparison.Ordinal) || c.StartsWith("INSERT", StringComparison.Ordinal));
            Console.WriteLine($"    {path}: {sql.Commands.Count}");
        }

        return [new("statements of one view, the most", most, "", 3), new("writes of a view in which nothing changed", writes, "", 0)];
    }

    public static async Task<string> SignInAsync(ServerProcess portal, World world, string key)
    {
        var scene = SignInDriver.Scene(key);
        using var browser = new Browser(portal.Http.BaseAddress!.ToString());
        var before = world.Post.To(scene.Phone!).Count;
        var page = await browser.GetAsync($"/q/{scene.Mac.Replace(":", "", StringComparison.Ordinal)}");
        page = await browser.SubmitAsync(page, ("contact", scene.Phone!));
        while (world.Post.To(scene.Phone!).Count == before)
        {
            await Task.Delay(20);
        }

        page = await browser.SubmitAsync(page, ("code", world.CodeFor(scene.Phone!)!));
        return page.Address.AbsolutePath == "/line"
            ? string.Join("; ", browser.Cookies.Select(c => $"{c.Key}={c.Value}"))
            : throw new InvalidOperationException($"Signing in led to {page.Address}.");
    }

    /// <summary>The line's page with a finished diagnosis, which is shown for two minutes.</summary>
    private static async Task FinishLineAsync(ServerProcess portal, string cookies)
    {
        using var browser = new Browser(portal.Http.BaseAddress!.ToString());
        foreach (var pair in cookies.Split("; ").Select(c => c.Split('=', 2)))
        {
            browser.Cookies[pair[0]] = pair[1];
        }

        await browser.FinishedLineAsync();
    }

    private static async Task<(double CpuMilliseconds, IReadOnlyList<double> Waits)> LoadAsync(ServerProcess server, string path, string? cookies, int requests)
    {
        var left = requests;
        var before = server.CpuSeconds();
        var waits = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var mine = new List<double>();
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                if (cookies is not null)
                {
                    request.Headers.Add("Cookie", cookies);
                }

                var since = Stopwatch.GetTimestamp();
                using var response = await server.Http.SendAsync(request);
                mine.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                if (response.StatusCode != System.Net.HttpStatusCode.OK)
                {
                    throw new InvalidOperationException($"{path} answered {response.StatusCode}.");
                }
            }

            return mine;
        }));
        return ((server.CpuSeconds() - before) / requests * 1000, [.. waits.SelectMany(w => w)]);
    }
}
