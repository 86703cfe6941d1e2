using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Audit;

public sealed class ExtendAuditHandler(AuditChain chain) : IWorkHandler
{
    public static string Kind => "chain-audit";

    public static bool IsPassing => true;

    /// <summary>The next minute is the next try.</summary>
    public static IReadOnlyList<TimeSpan> Retries => [];

    public static WorkSchedule Schedule => WorkSchedule.Often("minute", TimeSpan.FromMinutes(1));

    public Task HandleAsync(WorkJob job, CancellationToken cancel) => chain.ExtendAsync(cancel);
}
