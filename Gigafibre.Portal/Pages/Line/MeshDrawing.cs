using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Pages.Line;

public sealed class MeshDrawing
{
    private const int Column = 110;
    private const int Row = 74;

    public sealed record Spot(string Name, string Kind, int X, int Y, int ParentX, int ParentY, int Clients);

    public MeshDrawing(IReadOnlyList<MeshNode> agents, IReadOnlyList<CpeClient> clients)
    {
        var rows = new List<List<MeshNode>> { agents.Where(a => agents.All(p => p.Mac != a.Parent || p.Mac == a.Mac)).ToList() };
        while (rows[^1].Count > 0 && rows.Count < 5)
        {
            rows.Add([.. agents.Where(a => rows[^1].Any(p => p.Mac == a.Parent) && !rows.SelectMany(r => r).Contains(a))]);
        }

        // Parents that point in a circle, or too deep: such nodes stand beside the modem rather than nowhere.
        rows[0].AddRange(agents.Where(a => !rows.SelectMany(r => r).Contains(a)));
        rows.RemoveAll(r => r.Count == 0);
        Width = Math.Max(220, rows.Max(r => r.Count) * Column);
        Height = 76 + (rows.Count * Row);
        RootX = Width / 2;
        RootClients = clients.Count(c => c.Via is null);
        var placed = new Dictionary<MacAddress, (int X, int Y)>();
        foreach (var (nodes, level) in rows.Select((r, i) => (r, i)))
        {
            for (var i = 0; i < nodes.Count; i++)
            {
                var (x, y) = ((Width * ((2 * i) + 1)) / (2 * nodes.Count), 40 + ((level + 1) * Row));
                placed[nodes[i].Mac] = (x, y);
                var parent = nodes[i].Parent is { } p && placed.TryGetValue(p, out var at) ? at : (X: RootX, Y: 34);
                var kind = nodes[i].Online is false ? "gone" : nodes[i].Backhaul == "ethernet" ? "cable" : "wifi";
                Nodes.Add(new Spot(nodes[i].Name ?? nodes[i].Mac.ToString(), kind, x, y, parent.X, parent.Y, clients.Count(c => c.Via == nodes[i].Mac)));
            }
        }
    }

    public int Width { get; }

    public int Height { get; }

    public int RootX { get; }

    public int RootClients { get; }

    public List<Spot> Nodes { get; } = [];
}
