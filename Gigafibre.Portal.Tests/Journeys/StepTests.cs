using System.Globalization;
using AngleSharp.Html.Dom;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Xunit;

namespace Gigafibre.Portal.Tests.Journeys;

/// <summary>
/// A stopwatch that counts instead of waiting: how many presses each act takes from the home page, by links and buttons that are really there, and how many fields are filled in.
/// docs/steps.md holds the counts; what gets longer is seen there.
/// </summary>
public sealed class StepTests(Outside outside)
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "steps.md");

    [Fact]
    public async Task Every_act_takes_the_steps_that_are_on_file()
    {
        var settings = new Dictionary<string, string?>(RequestDriver.On) { ["Subscriptions:ShowsQuotations"] = "true", ["Dunning:IsOn"] = "true" };
        await using var app = await PortalApp.StartAsync(outside, settings: settings);
        string Day(int days) => Times.Today(app.Clock).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (string Act, string Scene, Func<Steps, Task> Walk)[] acts =
        [
            ("Pay everything that is owed", "faible", s => s.PressAsync("/pay?handler=Balance")),
            ("See one bill", "faible", s => s.FollowAsync("/account", "/invoices/")),
            ("Change the plan", "encombre", async s => { await ServiceAsync(s); await s.FollowAsync("step=change"); await s.PressAsync("?handler=Change"); }),
            ("Pause a service", "loin", async s => { await ServiceAsync(s); await s.FollowAsync("?step=pause"); await s.PressAsync("handler=Pause", ("on", Day(1)),
                ("until", Day(40))); }),
            ("Move", "borne", async s => { await ServiceAsync(s); await s.FollowAsync("?step=move"); await s.PressAsync("handler=Move", ("on", Day(20)),
                ("address", "12 rue Principale, Alma")); }),
            ("End a service", "huawei", async s => { await ServiceAsync(s); await s.FollowAsync("?step=cancel"); await s.AskAsync("on",
                Day(10)); await s.PressAsync("?handler=Cancel"); }),
            ("Accept a quote", "faible", async s => { await s.FollowAsync("/account/access", "/quotes", "/quotes/"); await s.PressAsync(null, ("answer", "accept")); }),
            ("Write to our team", "coupee", async s => { await s.FollowAsync("/help", "/tickets/new"); await s.PressAsync("/tickets/new", ("topic", "Other"),
                ("words", "Une question sur mon service.")); }),
            ("Ask to be called", "panne", async s => { await s.FollowAsync("/help", "/tickets/call"); await s.PressAsync("/tickets/call", s.Last("slot"), s.Last("phone")); }),
            ("Let a helper see the line", "loin", async s => { await s.FollowAsync("/line", "/line/helper"); await s.PressAsync("/line/helper"); }),
            ("Restart the modem", "loin", async s => { await s.FollowAsync("/line/change"); await s.OpenAsync(); await s.PressAsync("/line/change?handler=Restart"); }),
            ("Let somebody in", "refuse", async s => { await s.FollowAsync("/account/access", "/people"); await s.PressAsync("/people", ("name", "Marie"),
                ("contact", PeopleDriver.Phone), ("role", "Payer")); }),
            ("Have a copy of one’s data", "refuse", async s => { await s.FollowAsync("/account/access", "/account/data"); await s.PressAsync(null); }),
            ("Change the language of our messages", "coupee", async s =>
                { await s.FollowAsync("/account/access", "/account/notices"); await s.PressAsync("?handler=Language", ("language", "en")); }),
        ];
        var lines = new List<string> { "# Steps", "", "From the home page, signed in: presses of a link or a button, and fields that are filled in or chosen.", "",
            "| act | presses | fields |", "|---|---|---|" };
        foreach (var (act, scene, walk) in acts)
        {
            using var browser = app.NewBrowser();
            app.Clock.Advance(TimeSpan.FromMinutes(6));
            await app.SignInByContactAsync(browser, SignInDriver.Scene(scene));
            await browser.GetAsync("/home");
            await browser.FinishedLineAsync();
            var steps = new Steps(browser, act, await browser.GetAsync("/home"));
            await walk(steps);
            await app.SettleAsync();
            lines.Add($"| {act} | {steps.Presses} | {steps.Fields} |");
        }

        // Leaving is no harder than changing one's mind about the plan, but for the day that is chosen.
        Assert.True(Presses(lines, "End a service") <= Presses(lines, "Change the plan") + 1);
        var counted = string.Join('\n', lines) + "\n";
        var written = System.IO.File.Exists(File) ? (await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") : "";
        if (written != counted)
        {
            await System.IO.File.WriteAllTextAsync(File, counted, TestContext.Current.CancellationToken);
            Assert.Fail("docs/steps.md was not what it takes. It is written anew: read the difference, commit it if it is meant.");
        }
    }

    private static int Presses(List<string> lines, string act) =>
        int.Parse(lines.Single(l => l.StartsWith($"| {act} |", StringComparison.Ordinal)).Split('|')[2], CultureInfo.InvariantCulture);

    private static Task ServiceAsync(Steps steps) => steps.FollowAsync("/services", "/services/");

    /// <summary>Somebody who goes only where the page before has a link or a button for it.</summary>
    private sealed class Steps(Browser browser, string act, Page home)
    {
        private Page _at = home;

        public int Presses { get; private set; }

        public int Fields { get; private set; }

        /// <summary>Links whose address is this, or begins or ends with it, one after the other.</summary>
        public async Task FollowAsync(params string[] ways)
        {
            foreach (var way in ways)
            {
                var links = _at.Document.QuerySelectorAll("main a[href], nav a[href]").Select(a => a.GetAttribute("href")!).ToList();
                var to = links.Find(l => l == way) ?? links.Find(l => way.EndsWith('/') ? l.StartsWith(way, StringComparison.Ordinal) : l.Contains(way, StringComparison.Ordinal));
                Assert.True(to is not null, $"{act}: {_at.Address.AbsolutePath} has no way to {way}");
                await GoAsync(() => browser.GetAsync(new Uri(_at.Address, to).PathAndQuery));
            }
        }

        /// <summary>A form without a change: the page that it asks for.</summary>
        public Task AskAsync(string field, string value)
        {
            Fields++;
            var form = _at.Document.Forms.OfType<IHtmlFormElement>().Single(f => f.QuerySelector($"[name={field}]") is not null);
            var hidden = form.QuerySelectorAll("input[type=hidden]").Select(h => $"{h.GetAttribute("name")}={Uri.EscapeDataString(h.GetAttribute("value")!)}");
            var query = string.Join('&', hidden.Append($"{field}={value}"));
            return GoAsync(() => browser.GetAsync(new Uri(_at.Address, form.GetAttribute("action")).AbsolutePath + "?" + query));
        }

        /// <summary>Opens what asks once more before it is done.</summary>
        public Task OpenAsync()
        {
            Assert.NotNull(_at.Document.QuerySelector("details.sure summary"));
            Presses++;
            return Task.CompletedTask;
        }

        public (string Name, string Value) Last(string name) => (name, _at.Document.QuerySelectorAll($"input[name={name}]")[^1].GetAttribute("value")!);

        /// <summary>The button of the form that goes there; null for the page's own.</summary>
        public async Task PressAsync(string? action, params (string Name, string Value)[] fields)
        {
            var form = _at.Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>()
                .FirstOrDefault(f => action is null ? f.GetAttribute("method") == "post" && f.GetAttribute("action") is null or ""
                    : f.GetAttribute("action")?.EndsWith(action, StringComparison.Ordinal) is true)
                ?? (action is null ? _at.Forms[0] : null);
            Assert.True(form is not null, $"{act}: {_at.Address.AbsolutePath} has no form to {action}");
            Fields += fields.Length;
            Presses++;
            using var answer = await browser.PostAsync(_at, form, fields);
            Assert.True((int)answer.StatusCode is >= 200 and < 400, $"{act}: {(int)answer.StatusCode}");
        }

        private async Task GoAsync(Func<Task<Page>> go)
        {
            Presses++;
            _at = await go();
            Assert.Equal((act, System.Net.HttpStatusCode.OK), (act, _at.Status));
        }
    }
}
