using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Bench;
using Gigafibre.Portal.Tests.Support;

namespace Gigafibre.Portal.Tests.Abuse;

/// <summary>
/// Starts a portal of its own and treats it as badly as strangers on the internet do. It passes when its memory stays bounded and other visitors are answered
/// meanwhile.
/// </summary>
public static class AbuseCommand
{
    private const double Longest = 1.0;
    private const int Held = 300;
    private const int Slow = 1_000;
    private const int SignIns = 4_000;
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync()
    {
        await using var context = new BenchContext();
        var world = context.Outside.World("bench");
        using var portal = context.StartPortal(extra: new() { ["Portal__KnownProxies"] = "127.0.0.1", ["SignIn__CodesPerHour"] = "100000" });
        await portal.FirstAnswerAsync("/health/live");
        var cookies = await PageBench.SignInAsync(portal, world, "bonne");
        for (var i = 0; i < 200; i++)
        {
            using var warm = await portal.Http.GetAsync("/signin");
        }

        var idle = portal.ResidentMegabytes();
        var most = (2 * idle) + 100;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"idle: {idle:0} MB; at most {most:0} MB, and {Longest:0} s for other visitors"));
        var address = portal.Http.BaseAddress!;
        var isWell = true;
        foreach (var (what, attack) in new (string, Func<CancellationToken, Task<bool>>)[]
        {
            ($"{Held} bodies of 4 MB, held open", c => SocketsAsync(address, Held, Post(4 * 1024 * 1024), BodyOf(4 * 1024 * 1024), TimeSpan.Zero, c)),
            ($"{Held} bodies of 60 kB in small fields, held open", c => SocketsAsync(address, Held, Post(60_000), BodyOf(59_000), TimeSpan.Zero, c)),
            ($"{Held} chunked bodies that do not end", c => SocketsAsync(address, Held, Post(null), "1000\r\n" + new string('a', 4096) + "\r\n", TimeSpan.FromMilliseconds(20), c)),
            ($"{Held} bodies of 28 MB of JSON for /ops", c => SocketsAsync(address, Held, Json, new string(' ', 64 * 1024), TimeSpan.FromMilliseconds(20), c)),
            ($"{Slow} webhooks of 500 kB that trickle", c => SocketsAsync(address, Slow, Webhook, new string('a', 2048), TimeSpan.FromMilliseconds(100), c)),
            ($"{Slow} slow headers", c => SocketsAsync(address, Slow, "GET / HTTP/1.1\r\nHost: x\r\n", "X-A: b\r\n", TimeSpan.FromSeconds(1), c)),
            ($"{Slow} slow bodies", c => SocketsAsync(address, Slow, Post(60_000), "a", TimeSpan.FromSeconds(1), c)),
            ($"{Held} event streams", c => StreamsAsync(portal, cookies, c)),
            ($"{SignIns} sign-ins by contacts that nobody has", c => SignInsAsync(portal, world, c)),
        })
        {
            isWell &= await WatchAsync(portal, what, most, attack);
        }

        Console.WriteLine(isWell ? "It held." : "It did not hold.");
        return isWell ? 0 : 1;
    }

    private const string Webhook = "POST /webhooks/stripe HTTP/1.1\r\nHost: x\r\nStripe-Signature: t=1,v1=0\r\nContent-Type: application/json\r\nContent-Length: 500000\r\n\r\n";

    private const string Json = "POST /ops/findings/resolve HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 29000000\r\n\r\n";

    private static string Post(int? length) => "POST /signin HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + (length is { } l ? $"Content-Length: {l}\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n");

    /// <summary>Many fields: what costs memory is their number.</summary>
    private static string BodyOf(int bytes) => string.Concat(Enumerable.Range(0, bytes / 8).Select(i => $"{i:x5}=1&"));

    /// <summary>Runs an attack while an honest visitor asks for a page four times a second.</summary>
    private static async Task<bool> WatchAsync(ServerProcess portal, string what, double most, Func<CancellationToken, Task<bool>> attack)
    {
        using var over = new CancellationTokenSource();
        var (memory, slowest, failed) = (0.0, 0.0, 0);
        var visitor = Task.Run(async () =>
        {
            using var http = new HttpClient { BaseAddress = portal.Http.BaseAddress, Timeout = TimeSpan.FromSeconds(20) };
            while (!over.IsCancellationRequested)
            {
                var since = Stopwatch.StartNew();
                try
                {
                    using var answer = await http.GetAsync("/signin");
                    failed += answer.IsSuccessStatusCode ? 0 : 1;
                }
                catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
                {
                    failed++;
                }

                slowest = Math.Max(slowest, since.Elapsed.TotalSeconds);
                memory = Math.Max(memory, portal.ResidentMegabytes());
                await Task.Delay(250);
            }
        });
        var isDone = await attack(over.Token);
        await over.CancelAsync();
        await visitor;
        var isWell = isDone && memory <= most && slowest <= Longest && failed == 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what,-52} {memory,5:0} MB   slowest {slowest,5:0.00} s   {(failed > 0 ? $"{failed} not answered   " : "")}{(isWell ? "held" : "DID NOT HOLD")}"));
        return isWell;
    }

    /// <summary>So many connections that begin a request and go on with it as slowly as may be.</summary>
    private static async Task<bool> SocketsAsync(Uri to, int count, string head, string more, TimeSpan pause, CancellationToken cancel)
    {
        var (begin, rest) = (Encoding.ASCII.GetBytes(head), Encoding.ASCII.GetBytes(more));
        var until = DateTime.UtcNow + Hold;
        await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(to.Host, to.Port, cancel);
                var stream = client.GetStream();
                await stream.WriteAsync(begin, cancel);
                await stream.WriteAsync(rest, cancel);
                while (DateTime.UtcNow < until)
                {
                    await Task.Delay(pause == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : pause, cancel);
                    if (pause > TimeSpan.Zero)
                    {
                        await stream.WriteAsync(rest, cancel);
                    }
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // Shut out: what it is there for.
            }
        }));
        return true;
    }

    private static async Task<bool> StreamsAsync(ServerProcess portal, string cookies, CancellationToken cancel)
    {
        using var browser = new Browser(portal.Http.BaseAddress!.ToString());
        foreach (var pair in cookies.Split("; ").Select(c => c.Split('=', 2)))
        {
            browser.Cookies[pair[0]] = pair[1];
        }

        var events = (await browser.GetAsync("/line")).Document.QuerySelector("#result")?.GetAttribute("data-events") ?? "/line?handler=Events";
        var open = await Task.WhenAll(Enumerable.Range(0, Held).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, events);
            request.Headers.Add("Cookie", cookies);
            return await portal.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        }));
        await Task.Delay(Hold, cancel);
        foreach (var stream in open)
        {
            stream.Dispose();
        }

        return true;
    }

    /// <summary>Seconds from the tap to the text, once the flood is well on its way.</summary>
    private static async Task<double> HolderAsync(ServerProcess portal, World world, CancellationToken cancel)
    {
        await Task.Delay(TimeSpan.FromSeconds(4), cancel);
        var scene = SignInDriver.Scene("faible");
        var before = world.Post.To(scene.Phone!).Count;
        using var browser = new Browser(portal.Http.BaseAddress!.ToString());
        var since = Stopwatch.StartNew();
        await browser.AskTrustedAsync(scene);
        while (world.Post.To(scene.Phone!).Count == before && since.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(20, cancel);
        }

        return since.Elapsed.TotalSeconds;
    }

    /// <summary>From four thousand homes, as a botnet has them; no code leaves, because nobody's contact is right.</summary>
    private static async Task<bool> SignInsAsync(ServerProcess portal, World world, CancellationToken cancel)
    {
        var holder = HolderAsync(portal, world, cancel);
        using var browser = new Browser(portal.Http.BaseAddress!.ToString());
        var page = await browser.GetAsync("/signin");
        var cookie = string.Join("; ", browser.Cookies.Select(c => $"{c.Key}={c.Value}"));
        await Parallel.ForEachAsync(Enumerable.Range(0, SignIns), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancel }, async (i, c) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/signin");
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("X-Forwarded-For", $"2001:db8:{i:x}::1");
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["contact"] = $"418555{i:0000}", ["__RequestVerificationToken"] = page.Token! });
            using var answer = await portal.Http.SendAsync(request, c);
        });
        var waited = await holder;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  a sticker holder in the middle of it waits {waited:0.00} s for the code (at most 2)"));
        return waited <= 2;
    }
}
