using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Housekeeping;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Housekeeping;

/// <summary>What is forgotten, and when: the written schedule.</summary>
public sealed class PurgeTests(Outside outside, PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Codes_sessions_and_diagnoses_are_forgotten_on_schedule_and_payments_are_not(DatabaseProvider provider)
    {
        await using var app = await PortalApp.StartAsync(outside, provider, provider == DatabaseProvider.Postgres ? await postgres.NewDatabaseAsync() : null);
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("faible"));
        app.World.StripeCashier().PayByCard(await browser.PayBalanceAsync(), "4242424242424242");
        await app.SettleAsync();
        Assert.Equal((1, 1, 1), await CountAsync(app));
        Assert.NotEqual("", await app.WithDbAsync(db => db.Challenges.Select(c => c.ContactSealed).SingleAsync()));

        await PurgeAfterAsync(app, TimeSpan.FromDays(2));
        Assert.Equal("", await app.WithDbAsync(db => db.Challenges.Select(c => c.ContactSealed).SingleAsync()));
        Assert.Equal((1, 1, 1), await CountAsync(app));
        await PurgeAfterAsync(app, TimeSpan.FromDays(29));
        Assert.Equal((0, 0, 1), await CountAsync(app));
        await PurgeAfterAsync(app, TimeSpan.FromDays(60));
        Assert.Equal((0, 0, 0), await CountAsync(app));
        Assert.Equal(1, await app.WithDbAsync(db => db.PaymentAttempts.CountAsync(a => a.State == PaymentState.Recorded)));
        Assert.True(await app.WithDbAsync(db => db.InboxMessages.AnyAsync(m => m.Source == "stripe")));
    }

    private static Task<(int Challenges, int Sessions, int Diagnoses)> CountAsync(PortalApp app) =>
        app.WithDbAsync(async db => (await db.Challenges.CountAsync(), await db.Sessions.CountAsync(), await db.Diagnoses.CountAsync()));

    private static async Task PurgeAfterAsync(PortalApp app, TimeSpan wait)
    {
        app.Clock.Advance(wait);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<WorkQueue>()
                .AddRunAsync<PurgeHandler>("night", Guid.NewGuid().ToString(), app.Clock.GetUtcNow(), CancellationToken.None);
        }

        await app.DrainAsync();
    }
}
