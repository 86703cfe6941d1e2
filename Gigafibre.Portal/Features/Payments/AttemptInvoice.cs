namespace Gigafibre.Portal.Features.Payments;

public sealed class AttemptInvoice
{
    public Guid AttemptId { get; init; }

    public required string InvoiceName { get; init; }

    public long AmountCents { get; init; }

    /// <summary>True from the click until the Payment Entry stands, or no money will come.</summary>
    public bool IsOpen { get; set; }
}
