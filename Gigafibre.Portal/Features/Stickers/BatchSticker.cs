namespace Gigafibre.Portal.Features.Stickers;

/// <summary>A sticker as it was made with a batch; its key is made again from this, and never kept.</summary>
public sealed class BatchSticker
{
    public Guid BatchId { get; init; }

    /// <summary>Its place in the batch, from 0.</summary>
    public int Position { get; init; }

    public required string Mac { get; init; }

    public required string KeyId { get; init; }

    public int Generation { get; init; }
}
