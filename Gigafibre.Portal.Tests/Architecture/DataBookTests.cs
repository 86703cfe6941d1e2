using Gigafibre.Portal.Data;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Architecture;

/// <summary>Whoever adds a column says in docs/data.md what of a person it holds, what for and how long.</summary>
public sealed class DataBookTests
{
    [Fact]
    public void Every_table_and_column_stands_in_the_book()
    {
        using var db = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite("Data Source=:memory:").Options);
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "data.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var missing = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var row = rows.Find(r => r.Split('|')[1].Contains($"`{entity.GetTableName()}`", StringComparison.Ordinal));
            missing.AddRange(row is null ? [entity.GetTableName()!] : entity.GetProperties().Where(p => !row.Contains($"`{p.GetColumnName()}`", StringComparison.Ordinal))
                .Select(p => $"{entity.GetTableName()}.{p.GetColumnName()}"));
        }

        Assert.True(missing.Count == 0, $"docs/data.md does not say what these are: {string.Join(", ", missing.Distinct().Order())}");
    }
}
