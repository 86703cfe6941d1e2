namespace Gigafibre.Portal.Features.Invoices;

public sealed record Known<T>(T Value, DateTimeOffset ReadAt, bool IsLate);
