using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Journeys;

/// <summary>Nothing that identifies or opens reaches a log line or a trace, on good days and on bad ones, at any level.</summary>
public sealed class PrivacyTests(Outside outside)
{
    [Fact]
    public async Task No_phone_code_key_token_or_secret_in_any_log_or_trace()
    {
        var traces = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => !source.Name.StartsWith("Experimental", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => traces.Enqueue($"{a.DisplayName} {string.Join(' ', a.TagObjects.Select(t => $"{t.Key}={t.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);

        // Traces exist where somebody collects them, and somebody looks for an error by asking for every line.
        await using var app = await PortalApp.StartAsync(outside, new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1",
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
        });
        var secrets = new List<string> { "5145550101", "514-555-0101", "louise@", "sandbox-pepper", "sandbox-auth-token", PortalApp.OpsToken };

        foreach (var fault in new[] { Fault.None, Fault.CutAfterCommit, Fault.Down, Fault.Rubbish })
        {
            app.World.Faults["twilio"] = fault;
            app.World.Faults["genieacs"] = fault;
            foreach (var email in new[] { false, true })
            {
                using var browser = app.NewBrowser();
                var scene = SignInDriver.Scene("bonne");
                var sticker = SignInDriver.Sticker(scene);
                secrets.Add(sticker.Split('=')[1]);
                var enter = await browser.AskTrustedAsync(scene, email ? "email" : "sms");
                await app.DrainAsync();
                if (app.World.CodeFor(email ? $"louise@{app.World.Name}.exemple.test" : scene.Phone!) is { } code)
                {
                    secrets.Add(code);
                    await browser.SubmitAsync(enter, ("code", code));
                }

                await browser.GetAsync("/line");
                secrets.AddRange(browser.Cookies.Where(c => c.Key.StartsWith("__Host-s", StringComparison.Ordinal) || c.Key == "__Host-code").Select(c => c.Value));
            }

            app.Clock.Advance(TimeSpan.FromHours(1));
            await app.DrainAsync();
        }

        using (var http = new HttpClient())
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", PortalApp.OpsToken);
            await http.GetStringAsync($"{app.Url}/devices/lookup?mac=1C61B4000101");
        }

        Assert.Contains(app.Log.Lines, l => l.Contains("sign-in-code", StringComparison.Ordinal) || l.Contains("challenge", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(traces, t => t.Contains("/q/***", StringComparison.Ordinal));
        foreach (var secret in secrets.Distinct())
        {
            Assert.DoesNotContain(app.Log.Lines, l => l.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(traces.Where(t => t.Contains(app.Url.Split(':')[2], StringComparison.Ordinal)), t => t.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Paying_leaves_no_secret_in_a_log_either()
    {
        await using var app = await PortalApp.StartAsync(outside);
        var scene = SignInDriver.Scene("faible");
        var secrets = new List<string> { "5145550102", "sk_test_sandbox", "whsec_sandbox", "Tremblay" };
        foreach (var fault in new[] { Fault.None, Fault.CutAfterCommit, Fault.Down })
        {
            using var http = new HttpClient { BaseAddress = new Uri(app.Url) };
            http.DefaultRequestHeaders.Authorization = new("Bearer", PortalApp.OpsToken);
            using var sent = await http.PostAsJsonAsync("/ops/payment-links", new { customer = app.World.CustomerOf("faible"), channel = "sms" });
            await app.DrainAsync();
            secrets.Add(app.World.Post.All[^1].Text.Split("/pay/")[1].Trim());
            using var holder = app.NewBrowser();
            var page = await holder.GetAsync($"/pay/{secrets[^1]}");
            app.World.Faults["stripe"] = fault;
            using var response = await holder.PostAsync(page, page.Forms[0]);
            app.World.Faults["stripe"] = Fault.None;
            app.World.Faults["erpnext"] = fault;
            using var browser = app.NewBrowser();
            await app.DrainAsync();
            app.World.Faults["erpnext"] = Fault.None;
        }

        using (var payer = app.NewBrowser())
        {
            await app.SignInByContactAsync(payer, scene);
            secrets.Add(app.World.CodeFor(scene.Phone!)!);
            secrets.Add(payer.Cookies["__Host-session"]);
            app.World.StripeCashier().PayByCard(await payer.PayBalanceAsync(), "4242424242424242");
            await app.SettleAsync();
        }

        Assert.Single(app.World.StripeEntries());
        foreach (var secret in secrets.Distinct())
        {
            Assert.DoesNotContain(app.Log.Lines, l => l.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_staffs_side_leaves_no_secret_in_a_log_either()
    {
        await using var app = await PortalApp.StartAsync(outside, new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Trace" });
        var secrets = new List<string> { "sandbox-oidc-secret", "sandbox-hub-token", "5145550101", "Gagnon", "Tania", "eyJ",
            SignInDriver.Sticker(SignInDriver.Scene("bonne")).Split('=')[1] };
        foreach (var fault in new[] { Fault.None, Fault.Error, Fault.Rubbish, Fault.Down })
        {
            app.World.Faults["oidc"] = Fault.None;
            using var tania = await app.DeskAsync("tania");
            using var simon = await app.DeskAsync("simon");
            secrets.AddRange(tania.Cookies.Concat(simon.Cookies).Where(c => c.Key.StartsWith("__Host-", StringComparison.Ordinal)).Select(c => c.Value));
            foreach (var system in new[] { "oidc", "erpnext", "genieacs", "hub" })
            {
                app.World.Faults[system] = fault;
            }

            await tania.GetAsync(SignInDriver.Sticker(SignInDriver.Scene("bonne")));
            await tania.GetAsync("/internal/stickers?handler=Stock");
            await simon.GetAsync("/internal?q=514+555-0101");
            await simon.GetAsync("/internal?q=Gagnon");
            await simon.GetAsync($"/internal/customers/{app.World.CustomerOf("bonne")}");
            await simon.GetAsync("/signin-oidc?code=eyJhbGciOiJ&state=eyJ");
            using var http = new HttpClient();
            foreach (var session in app.World.Oidc.Open)
            {
                secrets.Add(session.Id);
                await app.World.Oidc.EndAsync(session.Id, http);
            }

            foreach (var system in new[] { "erpnext", "genieacs", "hub" })
            {
                app.World.Faults[system] = Fault.None;
            }
        }

        foreach (var secret in secrets.Distinct())
        {
            Assert.DoesNotContain(app.Log.Lines, l => l.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }
}
