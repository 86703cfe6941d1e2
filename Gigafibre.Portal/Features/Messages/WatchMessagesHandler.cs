using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>Looks whether each kind of message still goes out as it used to, and still arrives. Nobody misses a message that was never sent.</summary>
public sealed class WatchMessagesHandler(PortalDb db, MessageKinds kinds, FindingList findings, TimeProvider clock) : IWorkHandler
{
    /// <summary>So many a day before silence means anything.</summary>
    private const int UsualPerDay = 3;

    private const int FewestToJudge = 10;

    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);
    private static readonly TimeSpan Usual = TimeSpan.FromDays(28);

    public static string Kind => "watch-messages";

    public static bool IsPassing => true;

    public static WorkSchedule Schedule => WorkSchedule.Often("hour", TimeSpan.FromHours(1));

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (recent, usual) = (now - Recent, now - Usual);
        var before = await db.Messages.Where(m => m.CreatedAt >= usual && m.CreatedAt < recent).GroupBy(m => m.Kind).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var lately = await db.Messages.Where(m => m.CreatedAt >= recent && m.Delivery > Delivery.Sending).GroupBy(m => m.Kind)
            .Select(g => new { g.Key, Count = g.Count(), Lost = g.Count(m => m.Delivery >= Delivery.Unreachable) }).ToListAsync(cancel);
        foreach (var kind in kinds.All)
        {
            var (usually, last) = (before.GetValueOrDefault(kind.Name), lately.SingleOrDefault(l => l.Key == kind.Name));
            var perDay = usually / (Usual - Recent).TotalDays;
            await SayAsync(FindingKind.MessagesSilent, kind, last is null && kind.IsRegular && perDay >= UsualPerDay, FindingText.UsuallyADay.With((int)perDay), cancel);
            await SayAsync(FindingKind.MessagesLost, kind, last is { Count: >= FewestToJudge } && last.Lost * 3 > last.Count, FindingText.SpentOf.With(last?.Lost ?? 0,
                last?.Count ?? 0),
                cancel);
        }
    }

    private Task SayAsync(FindingKind finding, MessageKind kind, bool isSo, Text.Phrase detail, CancellationToken cancel) =>
        isSo ? findings.AddAsync(finding, kind.Name, detail, cancel) : findings.CloseAsync(finding, kind.Name, cancel);
}
