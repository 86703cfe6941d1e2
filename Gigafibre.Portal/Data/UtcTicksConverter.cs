using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gigafibre.Portal.Data;

internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
