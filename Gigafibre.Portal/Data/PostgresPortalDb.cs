using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Data;

public sealed class PostgresPortalDb(DbContextOptions<PostgresPortalDb> options) : PortalDb(options)
{
    protected override string BytewiseCollation => "C";
}
