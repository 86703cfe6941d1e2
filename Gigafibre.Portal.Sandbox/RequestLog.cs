using System.Collections.Concurrent;

namespace Gigafibre.Portal.Sandbox;

public sealed class RequestLog
{
    private readonly ConcurrentQueue<(string System, string Request)> _all = new();

    public void Add(string system, string request) => _all.Enqueue((system, request));

    public IReadOnlyList<string> Of(string system) => [.. _all.Where(r => r.System == system).Select(r => r.Request)];

    public int Count => _all.Count;
}
