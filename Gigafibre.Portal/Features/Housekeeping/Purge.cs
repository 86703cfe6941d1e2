using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Search;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Housekeeping;

/// <summary>Forgets on a written schedule (docs/configuration.md#what-is-kept).</summary>
public sealed class PurgeHandler(PortalDb db, TimeProvider clock) : IWorkHandler
{
    public static readonly TimeSpan Challenges = TimeSpan.FromDays(30);
    public static readonly TimeSpan Sessions = TimeSpan.FromDays(30);
    public static readonly TimeSpan Diagnoses = TimeSpan.FromDays(90);
    public static readonly TimeSpan Story = TimeSpan.FromDays(400);
    public static readonly TimeSpan Inbox = TimeSpan.FromDays(30);
    public static readonly TimeSpan Work = TimeSpan.FromDays(30);
    public static readonly TimeSpan Snapshots = TimeSpan.FromDays(90);
    public static readonly TimeSpan StripeInbox = TimeSpan.FromDays(395);
    public static readonly TimeSpan Spends = TimeSpan.FromDays(2);

    /// <summary>A contact is needed for as long as its code can be asked for again.</summary>
    public static readonly TimeSpan Contacts = TimeSpan.FromDays(1);

    /// <summary>Work that is worth nothing once it is old; everything else that is parked waits for a person, however long.</summary>
    private static readonly string[] Passing = [SendCodeHandler.Kind, SendLinkHandler.Kind, CheckMethodsHandler.Kind, ReconcileHandler.Kind, SearchIndexHandler.Kind, LineSweepHandler.Kind, Kind];

    public static string Kind => "purge";

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (challenges, sessions, diagnoses, inbox, work, spends, contacts) =
            (now - Challenges, now - Sessions, now - Diagnoses, now - Inbox, now - Work, now - Spends, now - Contacts);
        await db.Challenges.Where(c => c.CreatedAt < contacts && c.ContactSealed != "").ExecuteUpdateAsync(s => s.SetProperty(c => c.ContactSealed, ""), cancel);
        await db.Challenges.Where(c => c.CreatedAt < challenges).ExecuteDeleteAsync(cancel);
        await db.Sessions.Where(s => s.CreatedAt < sessions).ExecuteDeleteAsync(cancel);
        await db.StaffSessions.Where(s => s.CreatedAt < sessions).ExecuteDeleteAsync(cancel);
        await db.OidcLogins.Where(l => l.CreatedAt < sessions).ExecuteDeleteAsync(cancel);
        var story = now - Story;
        await db.LineReadings.Where(r => r.At < story).ExecuteDeleteAsync(cancel);
        await db.LineChanges.Where(c => !c.IsOpen && c.AskedAt < story).ExecuteDeleteAsync(cancel);
        await db.Diagnoses.Where(d => d.StartedAt < diagnoses).ExecuteDeleteAsync(cancel);
        await db.InboxMessages.Where(m => m.Source != StripeWebhookEndpoint.Source && m.ReceivedAt < inbox).ExecuteDeleteAsync(cancel);
        var (snapshots, stripe, links) = (now - Snapshots, now - StripeInbox, now - Sessions);
        await db.InboxMessages.Where(m => m.ReceivedAt < stripe).ExecuteDeleteAsync(cancel);
        await db.Snapshots.Where(s => s.CustomerId != "" && s.ReadAt < snapshots).ExecuteDeleteAsync(cancel);
        await db.PaymentLinks.Where(l => l.ExpiresAt < links).ExecuteDeleteAsync(cancel);
        await db.WorkItems.Where(w => w.DoneAt != null && w.DoneAt < work).ExecuteDeleteAsync(cancel);
        await db.WorkItems.Where(w => w.ParkedAt != null && w.ParkedAt < work && Passing.Contains(w.Kind)).ExecuteDeleteAsync(cancel);
        await db.BudgetSpends.Where(s => s.At < spends).ExecuteDeleteAsync(cancel);
    }
}

/// <summary>Puts tonight's purge on the list, whichever node gets there first.</summary>
public sealed class PurgeSchedule(IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var tonight = new DateTimeOffset(clock.GetUtcNow().Date.AddDays(1).AddHours(7), TimeSpan.Zero);
                await scope.ServiceProvider.GetRequiredService<WorkQueue>()
                    .AddRunAsync<PurgeHandler>("night", tonight.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), tonight, stoppingToken);
            }
            catch (Exception e) when (e.IsDatabaseTrouble())
            {
                // The database is away; the next hour asks again, long before the night.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
