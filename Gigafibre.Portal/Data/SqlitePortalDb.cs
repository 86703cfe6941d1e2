using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Data;

public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options)
{
    protected override string BytewiseCollation => "BINARY";

    /// <summary>SQLite has no time with offset: UTC ticks order and compare as time does.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
}
