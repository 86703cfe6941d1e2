namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>The models that we know something special of; every other modem is read and shown all the same.</summary>
public static class ModemModels
{
    private static readonly Dictionary<string, ModemModel> Known = new ModemModel[]
    {
        new("XX230v", HasReadablePage: true, "TPLG", LampNames.Usual with { Power = "Power", Internet = "Internet" }, HasWorkingSpeedTest: false),
    }.ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for a model that we know nothing special of.</summary>
    public static ModemModel? Find(string? name) => name is not null && Known.TryGetValue(name, out var model) ? model : null;
}
