using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>The SQL that one test's own requests cause: the trace they carry tells them from a message's receipt that arrives meanwhile.</summary>
public sealed class SqlCount : DbCommandInterceptor
{
    private readonly ConcurrentQueue<(ActivityTraceId Trace, string Text)> _commands = new();

    static SqlCount() => ActivitySource.AddActivityListener(new ActivityListener
    {
        ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
    });

    /// <summary>From here on, what the caller's requests ask of the database. Disposed: no longer.</summary>
    public Watch Begin() => new(this);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Keep(DbCommand command) => _commands.Enqueue((Activity.Current?.TraceId ?? default, command.CommandText));

    public sealed class Watch : IDisposable
    {
        private readonly Activity _activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        private readonly SqlCount _count;

        internal Watch(SqlCount count) => _count = count;

        public IReadOnlyList<string> Commands => [.. _count._commands.Where(c => c.Trace == _activity.TraceId).Select(c => c.Text)];

        public void Dispose() => _activity.Dispose();
    }
}
