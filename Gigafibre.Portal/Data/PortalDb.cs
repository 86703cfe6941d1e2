using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Data;

/// <summary>
/// What the portal remembers. Each feature brings its own rows: a class, how it is mapped, and a name for its table (<c>…Tables</c>).
/// The two providers below differ only in their migrations.
/// </summary>
public abstract class PortalDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Gate> Gates => Set<Gate>();

    public DbSet<IndexCursor> IndexCursors => Set<IndexCursor>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Waits for a gate: from here to the end of the caller's transaction nobody else is past it, on any node.</summary>
    public Task EnterAsync(string gate, CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"""UPDATE "Gates" SET "Passed" = "Passed" + 1 WHERE "Name" = {gate}""", cancel);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.FindAnnotation(Bytewise.Annotation) is not null))
        {
            property.SetCollation(BytewiseCollation);
        }
    }

    public Task<string?> FindCursorAsync(string name, CancellationToken cancel) => IndexCursors.Where(c => c.Name == name).Select(c => c.Position).SingleOrDefaultAsync(cancel);

    public async Task MoveCursorAsync(string name, string position, DateTimeOffset now, CancellationToken cancel)
    {
        if (await IndexCursors.Where(c => c.Name == name).ExecuteUpdateAsync(s => s.SetProperty(c => c.Position, position).SetProperty(c => c.ReadAt, now), cancel) == 0)
        {
            IndexCursors.Add(new IndexCursor { Name = name, Position = position, ReadAt = now });
        }
    }

    protected abstract string BytewiseCollation { get; }
}
