namespace Gigafibre.Portal.Integrations.Hub;

/// <summary>targo-hub, which reads photographs of labels.</summary>
public sealed class HubOptions
{
    public const string Section = "Hub";

    /// <summary>Where the hub answers inside our network; without it photographs are read on the telephone only.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Assumed: a bearer token.</summary>
    public string? Token { get; set; }
}
