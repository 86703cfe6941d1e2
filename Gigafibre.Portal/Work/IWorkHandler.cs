namespace Gigafibre.Portal.Work;

/// <summary>Does one kind of work. May be called again for the same item after a crash: it looks before it writes.</summary>
public interface IWorkHandler
{
    static abstract string Kind { get; }

    /// <summary>The outside system that this work is owed to; null for what stays in the house.</summary>
    static virtual string? System => null;

    static virtual bool IsMoney => false;

    /// <summary>Worth nothing once it is old: parked, it waits for a person no longer than finished work is kept.</summary>
    static virtual bool IsPassing => false;

    static virtual IReadOnlyList<TimeSpan> Retries => RetrySchedule.Patient;

    Task HandleAsync(WorkJob job, CancellationToken cancel);
}

public sealed record WorkJob(Guid Id, string Key, string Payload, int Attempt);
