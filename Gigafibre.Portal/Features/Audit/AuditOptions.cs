namespace Gigafibre.Portal.Features.Audit;

public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>A file to which each row is written as it enters the chain, a line of JSON each, for a log shipper to carry away; none when empty.</summary>
    public string? ShipTo { get; set; }

    /// <summary>What <c>Portal:Pepper</c> was before: <c>audit verify</c> knows the seals of then.</summary>
    public string[] FormerPeppers { get; set; } = [];
}
