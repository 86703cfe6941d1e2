namespace Gigafibre.Portal.Features.Invoices;

/// <summary>What we know and since when; <paramref name="IsLate"/> when ERPNext did not answer and this is what it said last.</summary>
public sealed record Known<T>(T Value, DateTimeOffset ReadAt, bool IsLate);
