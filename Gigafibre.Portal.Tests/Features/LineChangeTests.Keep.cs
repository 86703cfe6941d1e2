using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

/// <summary>A Wi-Fi change that the customer keeps, whether a device follows or not.</summary>
public abstract partial class LineChangeTests
{
    [Fact]
    public async Task Unless_the_customer_keeps_it()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        await browser.SubmitAsync(page, To(page, "Wifi"), ("networks[0].Name", NewName));
        await PassAsync(app, TimeSpan.FromMinutes(2));
        var waiting = await browser.GetAsync("/line/change");
        await browser.SubmitAsync(waiting, To(waiting, "Keep"));
        await PassAsync(app, TimeSpan.FromMinutes(15));
        Assert.Equal(NewName, Ssid(Modem(app)));
        Assert.Equal(LineChangeState.Kept, (await LastAsync(app)).State);
    }

    [Fact]
    public async Task What_is_kept_before_it_was_read_back_is_read_back_all_the_same()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        Modem(app).Behavior = ModemBehavior.DiesAfterWrite;
        await browser.SubmitAsync(page, To(page, "Wifi"), ("networks[0].Name", NewName));
        await app.DrainAsync();
        await app.WithDbAsync(db => db.LineChanges.ExecuteUpdateAsync(s => s.SetProperty(c => c.ProveBy, (DateTimeOffset?)null)));
        Assert.DoesNotContain("jusqu’à ,", (await browser.GetAsync("/line/change")).Text, StringComparison.Ordinal);
        await app.WithDbAsync(db => db.LineChanges.ExecuteUpdateAsync(s => s.SetProperty(c => c.ProveBy, app.Clock.GetUtcNow().AddMinutes(10))));
        var waiting = await browser.GetAsync("/line/change");
        var kept = await browser.SubmitAsync(waiting, To(waiting, "Keep"));
        Assert.Contains("Nous attendons que le modem le confirme", kept.Text, StringComparison.Ordinal);
        Assert.Equal((LineChangeState.Keeping, true), ((await LastAsync(app)).State, (await LastAsync(app)).IsOpen));

        Modem(app).Behavior = ModemBehavior.Answers;
        await PassAsync(app, TimeSpan.FromMinutes(2));
        Assert.Equal((LineChangeState.Kept, NewName), ((await LastAsync(app)).State, Ssid(Modem(app))));
    }

    [Fact]
    public async Task Keeping_it_while_somebody_looks_loses_neither()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        Modem(app).Behavior = ModemBehavior.DiesAfterWrite;
        await browser.SubmitAsync(page, To(page, "Wifi"), ("networks[0].Name", NewName));
        await app.DrainAsync();
        await app.WithDbAsync(db => db.WorkItems.Where(w => w.Kind == LineChangeHandler.Kind).ExecuteDeleteAsync());

        // The look has read the row; then it is kept; then the look writes what it saw.
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var change = await scope.ServiceProvider.GetRequiredService<PortalDb>().LineChanges.SingleAsync();
            var waiting = await browser.GetAsync("/line/change");
            await browser.SubmitAsync(waiting, To(waiting, "Keep"));
            await scope.ServiceProvider.GetRequiredService<LineChangeHandler>()
                .HandleAsync(new WorkJob(Guid.NewGuid(), LineChangeHandler.Key(change.Id, 1), "", 1), CancellationToken.None);
        }

        Modem(app).Behavior = ModemBehavior.Answers;
        await PassAsync(app, TimeSpan.FromMinutes(2));
        Assert.Equal((LineChangeState.Kept, false), ((await LastAsync(app)).State, (await LastAsync(app)).IsOpen));
    }

    [Fact]
    public async Task What_is_kept_late_and_never_confirmed_is_called_neither_kept_nor_done()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        Modem(app).Behavior = ModemBehavior.DiesAfterWrite;
        await browser.SubmitAsync(page, To(page, "Wifi"), ("networks[0].Name", NewName));
        await PassAsync(app, TimeSpan.FromMinutes(8));
        var waiting = await browser.GetAsync("/line/change");
        await browser.SubmitAsync(waiting, To(waiting, "Keep"));
        await PassAsync(app, TimeSpan.FromMinutes(3));
        Assert.Equal(LineChangeState.Keeping, (await LastAsync(app)).State);
        await PassAsync(app, TimeSpan.FromMinutes(4));
        var ended = await LastAsync(app);
        Assert.Equal((LineChangeState.Failed, LineChangeReason.NotSeen, ""), (ended.State, ended.Reason, ended.Sealed));
    }

    [Fact]
    public async Task A_key_that_nobody_can_read_is_kept_and_never_called_read()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        var page = await OpenAsync(app, browser);
        await WifiAsync(browser, page, key: "une-nouvelle-cle", current: "la-cle-actuelle");
        await app.DrainAsync();
        var waiting = await browser.GetAsync("/line/change");
        await browser.SubmitAsync(waiting, To(waiting, "Keep"));
        await PassAsync(app, TimeSpan.FromMinutes(1));
        var kept = await LastAsync(app);
        Assert.Equal((LineChangeState.Kept, LineChangeReason.Unread, null), (kept.State, kept.Reason, kept.AppliedAt));
        Assert.Contains("ne nous montre pas son mot de passe", (await browser.GetAsync("/line/change")).Text, StringComparison.Ordinal);
    }
}
