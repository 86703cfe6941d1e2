using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Web;

/// <summary>Whoever watches sees how much and how fast, and nobody's name.</summary>
public sealed partial class TelemetryTests(Outside outside) : DatabaseTests(outside, null)
{
    [Fact]
    public async Task Prometheus_reads_the_metrics_on_a_port_of_their_own_and_nowhere_else()
    {
        var port = FreePort.Tcp();
        await using var app = await StartAsync(new() { ["Telemetry:MetricsPort"] = $"{port}" });
        using var browser = app.NewBrowser();
        var scene = SignInDriver.Scene("faible");
        await app.SignInByContactAsync(browser, scene);
        using var http = new HttpClient();
        await http.GetStringAsync($"http://127.0.0.1:{port}/metrics");
        await app.SignInByContactAsync(browser, scene);
        var said = await http.GetStringAsync($"http://127.0.0.1:{port}/metrics");
        Assert.Contains("portal_codes", said, StringComparison.Ordinal);
        Assert.Contains("portal_sign_ins", said, StringComparison.Ordinal);

        // What the dashboard and the rules ask for is there, by that name.
        var ours = new List<string>();
        using (var listener = new MeterListener { InstrumentPublished = (i, _) => ours.Add($"gigafibre_portal_{i.Name.Replace('.', '_')}") })
        {
            listener.Start();
        }

        foreach (var file in new[] { "grafana.json", "alerts.yaml" })
        {
            var asked = MetricNames().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "ops", file))).Select(m => m.Value).Distinct().ToList();
            Assert.NotEmpty(asked);
            Assert.DoesNotContain(asked, n => !ours.Contains(n) && !said.Contains(n, StringComparison.Ordinal));
        }

        foreach (var secret in new[] { scene.Phone!, scene.Name, app.World.CustomerOf("faible"), "127.0.0.1:" })
        {
            Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
        }

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await browser.GetAsync("/metrics")).Status);
    }

    [GeneratedRegex(@"\b(gigafibre|microsoft|system|process)_\w+")]
    private static partial Regex MetricNames();

    [Fact]
    public async Task Work_goes_on_in_the_trace_of_whoever_asked_for_it()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("faible"));
        var parent = await app.WithDbAsync(db => db.WorkItems.Where(w => w.Kind == "send-code").Select(w => w.TraceParent).FirstAsync());
        Assert.NotNull(parent);
        using var step = PortalTraces.Begin("work send-code", parent);
        Assert.Equal(ActivityContext.Parse(parent, null).TraceId, step.TraceId);
        using var own = PortalTraces.Begin("work of nobody", null);
        Assert.NotEqual(default, own.TraceId);
    }

    [Theory]
    [InlineData("/internal/customers/Émilie", "/internal/***")]
    [InlineData("/q/1C61B4000101", "/q/***")]
    [InlineData("/pay/0123456789abcdef", "/pay/***")]
    [InlineData("/account", "/account")]
    [InlineData("/", "/")]
    public void A_trace_names_no_modem_customer_or_token(string path, string said)
    {
        using var activity = new Activity("request");
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (path, new QueryString("?k=secret"));
        Redaction.Redact(activity, request);
        Assert.Equal((said, "***"), (activity.GetTagItem("url.path"), activity.GetTagItem("url.query")));
        using var outside = new Activity("call");
        using var call = new HttpRequestMessage(HttpMethod.Get, "https://erp.gigafibre.ca" + path + "?filters=secret");
        Redaction.Redact(outside, call);
        Assert.Equal("https://erp.gigafibre.ca" + said, outside.GetTagItem("url.full"));
    }
}
