namespace Gigafibre.Portal.Work;

/// <summary>Does one kind of work. May be called again for the same item after a crash: it looks before it writes.</summary>
public interface IWorkHandler
{
    static abstract string Kind { get; }

    /// <summary>The outside system that this work is owed to; null for what stays in the house.</summary>
    static virtual string? System => null;

    /// <summary>Waits between tries; after the last one the item is parked for a person.</summary>
    static virtual IReadOnlyList<TimeSpan> Retries => RetrySchedule.Patient;

    Task HandleAsync(WorkJob job, CancellationToken cancel);
}

/// <summary>What a handler is given: the key and the payload that the enqueuer wrote.</summary>
public sealed record WorkJob(Guid Id, string Key, string Payload, int Attempt);

/// <summary>Thrown by a handler that knows no retry can help; the item is parked with this reason.</summary>
public sealed class ParkedException(string reason) : Exception(reason);
