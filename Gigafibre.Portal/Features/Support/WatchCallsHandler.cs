using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Support;

/// <summary>A call that nobody made in its time needs a person.</summary>
public sealed class WatchCallsHandler(CallBacks calls) : IWorkHandler
{
    public static string Kind => "watch-calls";

    public static string? System => null;

    public static WorkSchedule Schedule => WorkSchedule.Often("late", TimeSpan.FromMinutes(15));

    public Task HandleAsync(WorkJob job, CancellationToken cancel) => calls.FindLateAsync(cancel);
}
