namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>ERPNext's own Customer; these names are stock, configurable because sites rename and extend.</summary>
public sealed class CustomerFields
{
    public string Language { get; set; } = "language";

    public string Disabled { get; set; } = "disabled";
}
