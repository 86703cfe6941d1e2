using System.Diagnostics;
using System.Globalization;
using Gigafibre.Portal.Tests.Support;

namespace Gigafibre.Portal.Tests.Bench;

public sealed class ServerProcess : IDisposable
{
    private const double TicksPerSecond = 100;
    private readonly Process _process;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private bool _gone;

    private ServerProcess(Process process, string url) =>
        (_process, Http) = (process, new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(url) });

    public HttpClient Http { get; }

    public static ServerProcess Start(string dll, Dictionary<string, string> environment, string? contentRoot = null, string[]? arguments = null)
    {
        var url = $"http://127.0.0.1:{FreePort.Tcp()}";
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments ?? []]) { WorkingDirectory = contentRoot ?? Path.GetDirectoryName(dll), RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = url;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Portal__PublicUrl"] = url;
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new ServerProcess(process, url);
    }

    public async Task<TimeSpan> FirstAnswerAsync(string path)
    {
        while (!_process.HasExited && _since.Elapsed < TimeSpan.FromSeconds(60))
        {
            try
            {
                using var response = await Http.GetAsync(path);
                response.EnsureSuccessStatusCode();
                return _since.Elapsed;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(2);
            }
        }

        throw new InvalidOperationException("The server did not answer.");
    }

    public double CpuSeconds()
    {
        var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    public double ResidentMegabytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public void Dispose()
    {
        if (_gone)
        {
            return;
        }

        _gone = true;
        Http.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
