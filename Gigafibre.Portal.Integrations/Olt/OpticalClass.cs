namespace Gigafibre.Portal.Integrations.Olt;

/// <summary>The optics of a PON (G.984.2, G.9807.1): below these levels, in dBm, an end no longer understands the other.</summary>
public sealed record OpticalClass(string Name, double OntSensitivity, double OltSensitivity)
{
    public static readonly OpticalClass Usual = new("B+", -27, -28);

    private static readonly OpticalClass[] All = [Usual, new("C", -28, -30), new("C+", -30, -32), new("N1", -28, -26), new("N2", -28, -28)];

    public static bool IsKnown(string? name) => All.Any(c => c.Name == name);

    public static OpticalClass Of(string? name) => All.FirstOrDefault(c => c.Name == name) ?? Usual;
}
