using System.Diagnostics;

namespace Gigafibre.Portal.Core;

public static class PortalTraces
{
    public const string SourceName = "Gigafibre.Portal";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>A step of work in the trace of whoever asked for it, so that log lines and outside calls of both are found together; whether anybody listens or not.</summary>
    /// <param name="parent">The asker's trace context (<c>traceparent</c>); null for what nobody asked for.</param>
    public static Activity Begin(string name, string? parent)
    {
        if (Source.StartActivity(name, ActivityKind.Consumer, parent ?? "") is { } heard)
        {
            return heard;
        }

        var activity = new Activity(name);
        if (parent is not null)
        {
            activity.SetParentId(parent);
        }

        return activity.Start();
    }
}
