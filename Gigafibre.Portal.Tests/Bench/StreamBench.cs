using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>A thousand pages that watch a diagnosis grow: what one open event stream holds in memory.</summary>
internal static class StreamBench
{
    private const int Streams = 1_000;
    private const int WarmUp = 50;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        var world = context.Outside.World("bench");
        using var portal = context.StartPortal();
        await portal.FirstAnswerAsync("/health/live");
        var cookies = await PageBench.SignInAsync(portal, world, "bonne");
        try
        {
            await OpenAsync(portal, await EventsAsync(portal, cookies), cookies, WarmUp);
            world.Faults["genieacs"] = Fault.Silent;
            await Task.Delay(TimeSpan.FromMinutes(2.1));
            var events = await EventsAsync(portal, cookies);
            var before = portal.ResidentMegabytes();
            var open = await OpenAsync(portal, events, cookies, Streams);
            return [new("memory of one open event stream, of a thousand", (open - before) * 1024 / Streams, "KB", 30)];
        }
        finally
        {
            world.Faults["genieacs"] = Fault.None;
        }
    }

    private static async Task<string> EventsAsync(ServerProcess portal, string cookies)
    {
        using var browser = new Browser(portal.Http.BaseAddress!.ToString());
        foreach (var pair in cookies.Split("; ").Select(c => c.Split('=', 2)))
        {
            browser.Cookies[pair[0]] = pair[1];
        }

        return (await browser.GetAsync("/line")).Document.QuerySelector("#result")?.GetAttribute("data-events")
            ?? throw new InvalidOperationException("No diagnosis is running.");
    }

    /// <summary>Memory while so many read the same stream; each has its first drawing before it is looked at.</summary>
    private static async Task<double> OpenAsync(ServerProcess portal, string events, string cookies, int count)
    {
        var streams = await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, events);
            request.Headers.Add("Cookie", cookies);
            var response = await portal.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var stream = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(new byte[1]);
            return response;
        }));
        var memory = portal.ResidentMegabytes();
        foreach (var stream in streams)
        {
            stream.Dispose();
        }

        return memory;
    }
}
