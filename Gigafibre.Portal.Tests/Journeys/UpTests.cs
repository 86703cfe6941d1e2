using System.Diagnostics;
using System.Text.Json;
using Gigafibre.Portal.Tests.Demo;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Journeys;

/// <summary><c>dotnet dev.cs up</c> on ports that nothing expects, as a newcomer has it.</summary>
[Trait("Needs", "Processes")]
public sealed class UpTests
{
    [Fact]
    public async Task Everything_that_up_starts_follows_its_ports_and_the_demo_has_a_past()
    {
        var (portal, sandbox) = (new Uri($"http://localhost:{FreePort.Tcp()}"), $"http://localhost:{FreePort.Tcp()}");
        var data = Directory.CreateTempSubdirectory("portal-up-").FullName;
        using var up = Start("--no-build", "--portal-port", $"{portal.Port}", "--sandbox-port", $"{new Uri(sandbox).Port}", "--data", data);
        try
        {
            var told = await ReadUntilAsync(up, "Ctrl-C");
            Assert.DoesNotContain("warn:", told, StringComparison.Ordinal);
            Assert.DoesNotContain("fail:", told, StringComparison.Ordinal);
            Assert.Contains($"{portal}internal", told, StringComparison.Ordinal);
            Assert.Contains("Ada Admin", told, StringComparison.Ordinal);

            using var ada = new Browser(portal.ToString());
            var desk = await ada.SignInAtProviderAsync("ada");
            Assert.Equal((portal.Port, "/internal"), (desk.Address.Port, desk.Address.AbsolutePath));
            while ((await ada.GetAsync("/internal/work")).Document.QuerySelector("form[action$=Retry]") is null)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            }

            Assert.Contains("1C:61:B4:00:01:12", (await ada.GetAsync("/internal/lines/falling")).Text, StringComparison.Ordinal);

            await ReturnsAfterPayingAsync(portal, new Uri(sandbox + "/w/demo"));
        }
        finally
        {
            using var stop = Process.Start("kill", ["-TERM", $"{up.Id}"]);
            await up.WaitForExitAsync();
        }
    }

    private static async Task ReturnsAfterPayingAsync(Uri portal, Uri world)
    {
        using var sandbox = new HttpClient();
        var people = JsonElement.Parse(await sandbox.GetStringAsync(world + "/people.json"));
        var (sticker, phone) = people.EnumerateArray().Where(p => p.GetProperty("key").GetString() == "suspendu")
            .Select(p => (p.GetProperty("sticker").GetString()!, p.GetProperty("phone").GetString()!)).Single();
        using var visitor = new DemoVisitor(portal, world);
        using var browser = new Browser(portal.ToString());
        await visitor.SignInAsync(browser, sticker, phone);
        Assert.Contains("suspendu", (await browser.FinishedLineAsync()).Text, StringComparison.Ordinal);

        await visitor.PayAsync(phone);
        while (await IsSuspendedAsync(sandbox, world))
        {
            await Task.Delay(200);
        }

        var line = await browser.GetAsync("/line");
        await browser.SubmitAsync(line, line.FormTo("/line"));
        Assert.DoesNotContain("suspendu", (await browser.FinishedLineAsync()).Text, StringComparison.Ordinal);
    }

    private static async Task<bool> IsSuspendedAsync(HttpClient sandbox, Uri world)
    {
        const string Filters = """[["status","=","Suspended"]]""";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{world}/erpnext/api/resource/Service%20Location?filters={Uri.EscapeDataString(Filters)}");
        request.Headers.TryAddWithoutValidation("Authorization", "token sandbox:sandbox");
        using var answer = await sandbox.SendAsync(request);
        return JsonElement.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).GetProperty("data").GetArrayLength() > 0;
    }

    private static Process Start(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", ["dev.cs", "up", .. options]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        return Process.Start(start)!;
    }

    private static async Task<string> ReadUntilAsync(Process process, string last)
    {
        var told = new System.Text.StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            told.AppendLine(line);
            if (line.Contains(last, StringComparison.Ordinal))
            {
                return told.ToString();
            }
        }

        throw new InvalidOperationException($"It stopped:\n{told}");
    }
}
