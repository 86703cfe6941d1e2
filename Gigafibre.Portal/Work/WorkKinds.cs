using System.Collections.Frozen;

namespace Gigafibre.Portal.Work;

public sealed class WorkKinds(IEnumerable<WorkKind> kinds)
{
    private readonly FrozenDictionary<string, WorkKind> _kinds = kinds.ToFrozenDictionary(k => k.Kind);

    public WorkKind? Find(string kind) => _kinds.GetValueOrDefault(kind);

    /// <summary>The system that work of this kind is owed to; null for our own and for what no handler knows.</summary>
    public string? SystemOf(string kind) => Find(kind)?.System;

    public IReadOnlyList<string> Money => [.. _kinds.Values.Where(k => k.IsMoney).Select(k => k.Kind)];

    public string? OfSource(string source) => _kinds.Values.FirstOrDefault(k => k.Source == source)?.Kind;
}
