namespace Gigafibre.Portal.Features.Stickers;

public sealed class BatchSticker
{
    public Guid BatchId { get; init; }

    public int Position { get; init; }

    public required string Mac { get; init; }

    public required string KeyId { get; init; }

    public int Generation { get; init; }
}
