namespace Gigafibre.Portal.Features.Payments;

public sealed class KlarnaOptions
{
    public const string Section = "Klarna";

    /// <summary>Off until Stripe confirms that our line of business may use it.</summary>
    public bool Enabled { get; set; }

    /// <summary>In dollars.</summary>
    public decimal Min { get; set; } = 1;

    public decimal Max { get; set; } = 17500;
}
