using System.Reflection;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gigafibre.Portal.Features.Privacy;

/// <param name="Rows">Column by column, as they stand.</param>
public sealed record PersonalRows(PersonalTable Table, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows);

/// <summary>
/// Reads, and erases, what the portal itself holds of one customer. ERPNext is asked first whether their modems are still theirs: what hangs on a modem that changed hands is
/// somebody else's. Throws <see cref="IntegrationException"/> when it does not answer.
/// </summary>
public sealed class PersonalData(PortalDb db, ModemIndex modems, SessionService sessions, OidcLogins logins)
{
    private static readonly MethodInfo ReadRows = typeof(PersonalData).GetMethod(nameof(ReadRowsAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly MethodInfo CountRows = typeof(PersonalData).GetMethod(nameof(CountRowsAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly MethodInfo EraseRows = typeof(PersonalData).GetMethod(nameof(EraseRowsAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <param name="except">Tables that are left out.</param>
    public async Task<IReadOnlyList<PersonalRows>> ReadAsync(string customerId, CancellationToken cancel, params IReadOnlyList<string> except)
    {
        var all = new List<PersonalRows>();
        await LookAgainAsync(customerId, cancel);
        var keys = await KeysAsync(customerId, cancel);
        foreach (var table in PersonalTables.All.Where(t => !except.Contains(t.Name)))
        {
            var entity = EntityOf(table);
            var read = (Task<IReadOnlyList<object>>)ReadRows.MakeGenericMethod(entity.ClrType).Invoke(this, [table, keys, cancel])!;
            var columns = entity.GetProperties().Where(PersonalTables.IsShown).ToList();
            all.Add(new PersonalRows(table, [.. (await read).Select(row => columns.ToDictionary(c => c.Name, c => c.PropertyInfo!.GetValue(row)))]));
        }

        return all;
    }

    /// <summary>How much of each there is, the kinds that there is none of left out; nobody else is asked.</summary>
    public async Task<IReadOnlyList<(PersonalTable Table, int Rows)>> CountAsync(string customerId, CancellationToken cancel)
    {
        var (counts, keys) = (new List<(PersonalTable Table, int Rows)>(), await KeysAsync(customerId, cancel));
        foreach (var table in PersonalTables.All)
        {
            var rows = await (Task<int>)CountRows.MakeGenericMethod(EntityOf(table).ClrType).Invoke(this, [table, keys, cancel])!;
            counts.AddRange(rows > 0 ? [(table, rows)] : []);
        }

        return counts;
    }

    /// <summary>A change of a modem is under way: what puts it back must not be erased before it is done.</summary>
    public Task<bool> IsUnderWayAsync(string customerId, CancellationToken cancel) => db.LineChanges.AnyAsync(c => c.CustomerId == customerId && c.IsOpen, cancel);

    /// <summary>Ends the customer's sessions and erases what may be erased, all of it or nothing. Returns how many rows of each table are gone.</summary>
    public async Task<IReadOnlyDictionary<string, int>> EraseAsync(string customerId, CancellationToken cancel)
    {
        var gone = new Dictionary<string, int>();
        await LookAgainAsync(customerId, cancel);
        foreach (var login in await sessions.EndEverywhereAsync(customerId, cancel))
        {
            await logins.EndAsync(login, cancel);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var keys = await KeysAsync(customerId, cancel);
        foreach (var table in PersonalTables.All.Where(t => t.Kept is null))
        {
            gone[table.Name] = await (Task<int>)EraseRows.MakeGenericMethod(EntityOf(table).ClrType).Invoke(this, [table, keys, cancel])!;
        }

        await transaction.CommitAsync(cancel);
        return gone;
    }

    private async Task LookAgainAsync(string customerId, CancellationToken cancel)
    {
        foreach (var mac in (await KeysAsync(customerId, cancel)).Modems)
        {
            await modems.RefreshAsync(MacAddress.Parse(mac), cancel);
        }
    }

    private IEntityType EntityOf(PersonalTable table) => db.Model.GetEntityTypes().Single(e => e.GetTableName() == table.Name);

    private async Task<Keys> KeysAsync(string customerId, CancellationToken cancel) => new(
        customerId,
        await db.PaymentAttempts.Where(a => a.CustomerId == customerId).Select(a => a.Id).ToListAsync(cancel),
        await db.Modems.Where(m => m.CustomerId == customerId).Select(m => m.Mac).ToListAsync(cancel));

    private async Task<IReadOnlyList<object>> ReadRowsAsync<T>(PersonalTable table, Keys keys, CancellationToken cancel)
        where T : class => await Rows<T>(table, keys).AsNoTracking().ToListAsync(cancel);

    private Task<int> CountRowsAsync<T>(PersonalTable table, Keys keys, CancellationToken cancel)
        where T : class => Rows<T>(table, keys).CountAsync(cancel);

    private Task<int> EraseRowsAsync<T>(PersonalTable table, Keys keys, CancellationToken cancel)
        where T : class => Rows<T>(table, keys).ExecuteDeleteAsync(cancel);

    private IQueryable<T> Rows<T>(PersonalTable table, Keys keys)
        where T : class
    {
        var (column, customer, payments, modems) = (PersonalTables.KeyOf(table.By), keys.CustomerId, keys.Payments, keys.Modems);
        return table.By switch
        {
            PersonalKey.Customer => db.Set<T>().Where(r => EF.Property<string>(r, column) == customer),
            PersonalKey.Payment => db.Set<T>().Where(r => payments.Contains(EF.Property<Guid>(r, column))),
            _ => db.Set<T>().Where(r => modems.Contains(EF.Property<string>(r, column))),
        };
    }

    private sealed record Keys(string CustomerId, List<Guid> Payments, List<string> Modems);
}
