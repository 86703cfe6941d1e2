using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Integrations.Stripe;

public sealed class StripeOptions
{
    public const string Section = "Stripe";

    /// <summary>Stripe's own address when empty.</summary>
    public Uri? ApiBase { get; set; }

    [Required]
    public required string SecretKey { get; set; }

    /// <summary>The current signing secret of our webhook endpoint and, while it is being changed, the one before.</summary>
    [Required, MinLength(1)]
    public required string[] WebhookSecrets { get; set; }

    /// <summary>Written into everything we make, to know it again: the account is shared with older software.</summary>
    [Required]
    public string Environment { get; set; } = "portal";

    /// <summary>Where the hosted payment page lives; forms may lead there and nowhere else.</summary>
    public Uri CheckoutOrigin { get; set; } = new("https://checkout.stripe.com");

    /// <summary>Read by the validator too, before it has said that the key is missing.</summary>
    public bool IsTestKey => (SecretKey ?? "").Contains("_test_", StringComparison.Ordinal);
}
