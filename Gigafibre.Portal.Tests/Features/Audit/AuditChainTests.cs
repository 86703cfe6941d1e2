using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Audit;

/// <summary>Nobody can take from the audit or write in it afterwards without being seen.</summary>
public abstract class AuditChainTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    protected static async Task<(int Code, string Said)> VerifyAsync(PortalApp app)
    {
        await using var said = new StringWriter();
        var code = await Commands.RunAsync(app.Services, ["audit", "verify"], said, CancellationToken.None);
        return (code, said.ToString());
    }

    protected static async Task LookAsync(PortalApp app, int times)
    {
        using var desk = await app.DeskAsync("ada");
        for (var i = 0; i < times; i++)
        {
            await desk.GetAsync("/internal/customers/" + app.World.CustomerOf("bonne"));
        }
    }

    /// <summary>As somebody who owns the database and has taken the triggers off.</summary>
    private static Task<int> TamperAsync(PortalApp app, params string[] sql) => app.WithDbAsync(async db =>
    {
        foreach (var off in db.Database.IsSqlite()
            ? AuditTriggers.Tables.SelectMany(t => new[] { $"DROP TRIGGER \"{t}_no_UPDATE\"", $"DROP TRIGGER \"{t}_no_DELETE\"" })
            : AuditTriggers.Tables.Select(t => $"ALTER TABLE \"{t}\" DISABLE TRIGGER ALL"))
        {
            await db.Database.ExecuteSqlRawAsync(off);
        }

        var changed = 0;
        foreach (var one in sql)
        {
            changed += await db.Database.ExecuteSqlRawAsync(one);
        }

        return changed;
    });

    [Fact]
    public async Task What_was_written_is_in_the_chain_and_fits()
    {
        await using var app = await StartAsync();
        Assert.Equal((0, "0 rows fit, 0 faults" + Environment.NewLine), await VerifyAsync(app));
        await LookAsync(app, 3);
        Assert.Equal((0, "3 rows fit, 0 faults" + Environment.NewLine), await VerifyAsync(app));
        await LookAsync(app, 2);
        Assert.Equal((0, "5 rows fit, 0 faults" + Environment.NewLine), await VerifyAsync(app));
    }

    [Theory]
    [InlineData("UPDATE \"AuditEntries\" SET \"Actor\" = 'somebody else' WHERE \"Id\" = (SELECT \"EntryId\" FROM \"AuditLinks\" WHERE \"Number\" = 2)", "was changed")]
    [InlineData("DELETE FROM \"AuditEntries\" WHERE \"Id\" = (SELECT \"EntryId\" FROM \"AuditLinks\" WHERE \"Number\" = 2)", "is missing (link 2)")]
    [InlineData("DELETE FROM \"AuditLinks\" WHERE \"Number\" = 2", "links 2 to 2 are missing")]
    [InlineData("UPDATE \"AuditLinks\" SET \"Seal\" = '' WHERE \"Number\" = 2", "the seal of link 2 is not ours")]
    [InlineData("UPDATE \"AuditLinks\" SET \"Seal\" = 'made up' WHERE \"Number\" = 4", "the seal of link 4 is not ours")]
    [InlineData("UPDATE \"AuditLinks\" SET \"Hash\" = 'other' WHERE \"Number\" = 1", "link 1")]
    public async Task Whatever_was_done_to_it_is_seen(string sql, string seen)
    {
        await using var app = await StartAsync();
        await LookAsync(app, 4);
        Assert.Equal(0, (await VerifyAsync(app)).Code);
        await TamperAsync(app, sql);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Contains((await scope.ServiceProvider.GetRequiredService<AuditCheck>().VerifyAsync(CancellationToken.None)).Faults,
            f => f.Contains(seen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pepper_that_was_changed_still_vouches_for_what_it_sealed()
    {
        var (world, clock, database) = (Outside.NewWorld(), new TestClock(), await NewLastingDatabaseAsync());
        string before;
        await using (var app = await StartOnAsync(database, world, clock))
        {
            await LookAsync(app, 2);
            Assert.Equal(0, (await VerifyAsync(app)).Code);
            before = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Gigafibre.Portal.Core.PortalOptions>>().Value.Pepper;
        }

        var fresh = new string('n', 40);
        await using (var app = await StartOnAsync(database, world, clock, new() { ["Portal:Pepper"] = fresh }))
        {
            Assert.Contains("is not ours", (await VerifyAsync(app)).Said, StringComparison.Ordinal);
        }

        await using var again = await StartOnAsync(database, world, clock, new() { ["Portal:Pepper"] = fresh, ["Audit:FormerPeppers:0"] = before });
        Assert.Equal(0, (await VerifyAsync(again)).Code);
    }

    [Fact]
    public async Task An_end_that_somebody_wrote_anew_gets_no_seal_of_ours_behind_it()
    {
        await using var app = await StartAsync();
        await LookAsync(app, 3);
        Assert.Equal(0, (await VerifyAsync(app)).Code);
        await TamperAsync(app, "UPDATE \"AuditEntries\" SET \"Actor\" = 'nobody' WHERE \"Id\" = (SELECT \"EntryId\" FROM \"AuditLinks\" WHERE \"Number\" = 2)");
        var before = "";
        foreach (var link in await app.WithDbAsync(db => db.AuditLinks.OrderBy(l => l.Number).ToListAsync()))
        {
            var entry = await app.WithDbAsync(db => db.AuditEntries.SingleAsync(e => e.Id == link.EntryId));
            before = AuditChain.HashOf(before, entry);
            await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE \"AuditLinks\" SET \"Hash\" = {before}, \"Seal\" = '' WHERE \"Number\" = {link.Number}"));
        }

        await LookAsync(app, 2);
        await app.DrainAsync();
        Assert.Equal(3, await app.WithDbAsync(db => db.AuditLinks.CountAsync()));
        var (code, said) = await VerifyAsync(app);
        Assert.Equal(Commands.Faulty, code);
        Assert.Contains("the seal of link 3 is not ours", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_a_clock_that_is_wrong_is_taken_and_honest_ones_after_it_too()
    {
        await using var app = await StartAsync();
        foreach (var days in new[] { 1, -1, 0 })
        {
            await app.WithDbAsync(db =>
            {
                var at = app.Clock.GetUtcNow().AddDays(days);
                db.AuditEntries.Add(new AuditEntry { Id = Guid.CreateVersion7(at), At = at, Actor = "ada", Action = "customer.see", Subject = "x", AddressKey = "" });
                return db.SaveChangesAsync();
            });
            await VerifyAsync(app);
        }

        Assert.Equal((0, "3 rows fit, 0 faults" + Environment.NewLine), await VerifyAsync(app));
    }

    [Fact]
    public async Task A_row_that_was_slipped_in_later_is_in_no_link()
    {
        await using var app = await StartAsync();
        await LookAsync(app, 2);
        Assert.Equal(0, (await VerifyAsync(app)).Code);
        await app.WithDbAsync(db =>
        {
            var at = app.Clock.GetUtcNow().AddDays(-30);
            db.AuditEntries.Add(new AuditEntry { Id = Guid.NewGuid(), At = at, Actor = "ada", Action = "customer.see", Subject = "x", AddressKey = "" });
            return db.SaveChangesAsync();
        });
        var (code, said) = await VerifyAsync(app);
        Assert.Equal(Commands.Faulty, code);
        Assert.Contains("is in no link", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_shipped_tells_an_end_that_was_cut_off()
    {
        var file = Path.GetTempFileName();
        try
        {
            await using var app = await StartAsync(new() { ["Audit:ShipTo"] = file });
            await LookAsync(app, 2);
            await VerifyAsync(app);
            await LookAsync(app, 2);
            Assert.Equal(0, (await VerifyAsync(app)).Code);
            Assert.Equal(4, (await File.ReadAllLinesAsync(file)).Length);
            await TamperAsync(app, "DELETE FROM \"AuditEntries\" WHERE \"Id\" IN (SELECT \"EntryId\" FROM \"AuditLinks\" WHERE \"Number\" > 2)",
                "DELETE FROM \"AuditLinks\" WHERE \"Number\" > 2");
            Assert.Contains("link 3 was shipped and is not there", (await VerifyAsync(app)).Said, StringComparison.Ordinal);

            // Half a line of a process that died is one bad line, and none after it.
            await File.AppendAllTextAsync(file, "{\"Number\":9,");
            await LookAsync(app, 1);
            Assert.Contains("is cut off", (await VerifyAsync(app)).Said, StringComparison.Ordinal);
            File.Delete(file);
            await using var scope = app.Services.CreateAsyncScope();
            Assert.Contains((await scope.ServiceProvider.GetRequiredService<AuditCheck>().VerifyAsync(CancellationToken.None)).Faults,
                f => f.Contains("is not there", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Two_who_extend_it_at_once_make_one_chain()
    {
        await using var app = await StartAsync();
        await LookAsync(app, 5);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AuditChain>().ExtendAsync(CancellationToken.None);
        }));
        Assert.Equal((0, "5 rows fit, 0 faults" + Environment.NewLine), await VerifyAsync(app));
    }

    [Fact]
    public async Task What_is_typed_into_the_search_is_not_on_record_and_can_be_found_again()
    {
        await using var app = await StartAsync();
        using var ada = await app.DeskAsync("ada");
        await ada.FindAsync("418 555-0100");
        Assert.DoesNotContain(await app.WithDbAsync(db => db.AuditEntries.ToListAsync()), a => a.Subject.Contains("555", StringComparison.Ordinal));
        var found = await ada.GetAsync("/internal/audit?what=search&subject=" + Uri.EscapeDataString("418 555-0100"));
        Assert.Contains("a cherché", Assert.Single(found.Document.QuerySelectorAll(".audit li")).TextContent, StringComparison.Ordinal);
    }
}

public sealed class AuditChainSqliteTests(Outside outside) : AuditChainTests(outside, null);

public sealed class AuditChainPostgresTests(Outside outside, PostgresServer postgres) : AuditChainTests(outside, postgres)
{
    private readonly PostgresServer _postgres = postgres;

    [Fact]
    public async Task The_portals_own_login_may_add_and_read_there_and_no_more()
    {
        var owner = await _postgres.NewDatabaseAsync();
        await PortalRole.GrantAsync(owner, "portal app", "it's secret", CancellationToken.None);
        await PortalRole.GrantAsync(owner, "portal app", "it's secret", CancellationToken.None);
        var mine = new NpgsqlConnectionStringBuilder(owner) { Username = "portal app", Password = "it's secret" }.ConnectionString;
        await using var app = await PortalApp.StartAsync(Outside, DatabaseProvider.Postgres, mine);

        // The portal works with it.
        using var browser = app.NewBrowser();
        Assert.Equal("/home", (await app.SignInByContactAsync(browser, SignInDriver.Scene("faible"))).Address.AbsolutePath);
        app.World.StripeCashier().PayByCard(await browser.PayBalanceAsync(), "4242424242424242");
        await app.SettleAsync();
        await LookAsync(app, 2);
        Assert.Equal(0, (await VerifyAsync(app)).Code);

        // And whoever holds it cannot empty the audit.
        await using var thief = new NpgsqlConnection(mine);
        await thief.OpenAsync();
        foreach (var sql in AuditTriggers.Tables.SelectMany(t => new[]
        {
            $"DELETE FROM \"{t}\"", $"UPDATE \"{t}\" SET \"{t switch { "AuditLinks" => "Hash", "AuditEntries" => "Actor", _ => "What" }}\" = 'x'",
            $"TRUNCATE \"{t}\"", $"DROP TABLE \"{t}\"",
            $"ALTER TABLE \"{t}\" DISABLE TRIGGER ALL", $"DROP TRIGGER \"{t}_append_only\" ON \"{t}\"", $"ALTER TABLE \"{t}\" RENAME TO x",
        }).Append("DROP FUNCTION audit_is_append_only()").Append("SET session_replication_role = replica").Append("DELETE FROM \"__EFMigrationsHistory\"")
            .Append("CREATE TABLE mine (x int)").Append("SET ROLE portal"))
        {
            await using var command = new NpgsqlCommand(sql, thief);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal((sql, PostgresErrorCodes.InsufficientPrivilege), (sql, refused.SqlState));
        }

        await using var said = new StringWriter();
        Assert.Equal(0, await Commands.RunAsync(app.Services, ["audit", "grants", "portal app"], said, CancellationToken.None));
        Assert.Contains("GRANT SELECT, INSERT ON \"AuditEntries\" TO \"portal app\";", said.ToString(), StringComparison.Ordinal);
    }
}
