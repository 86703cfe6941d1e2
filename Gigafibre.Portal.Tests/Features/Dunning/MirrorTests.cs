using System.Text.Json.Nodes;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Dunning;

/// <summary>Where accounting wants it, ERPNext keeps a record of who was told: once, without a fee, and only of what was said.</summary>
public abstract class MirrorTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Dictionary<string, string?> Mirrored = new(DunningDriver.On)
    {
        ["Dunning:Mirror:Late"] = "Rappel",
        ["Dunning:Mirror:Notice"] = "Avis de suspension",
    };

    [Fact]
    public async Task A_reminder_that_left_stands_in_erpnext_once_without_a_fee_and_is_resolved_by_the_payment()
    {
        await using var app = await StartAsync(Mirrored);
        var bill = await RemindAsync(app);
        app.World.Faults.Once("erpnext", "POST", Fault.ErrorAfterCommit);
        await LaterAsync(app);
        await LaterAsync(app);

        var dunning = Assert.Single(Recorded(app));
        Assert.Equal(("Rappel", 0m, 68.98m, "Unresolved", 1m), (dunning["dunning_type"]!.ToString(), Ledger.Number(dunning["dunning_amount"]),
            Ledger.Number(dunning["total_outstanding"]), dunning["status"]!.ToString(), Ledger.Number(dunning["docstatus"])));
        Assert.Equal(bill, dunning["overdue_payments"]![0]!["sales_invoice"]!.ToString());

        // Whoever books its payment saves it, too: without that right ERPNext takes no payment.
        app.World.Erp.Forbidden.Add("Dunning:write");
        Assert.Throws<FrappeException>(() => app.World.PayByCheque(app.World.CustomerOf("faible")));
        app.World.Erp.Forbidden.Clear();
        app.World.PayByCheque(app.World.CustomerOf("faible"));
        Assert.Equal("Resolved", Assert.Single(Recorded(app))["status"]!.ToString());
    }

    [Fact]
    public async Task What_nobody_was_told_is_recorded_nowhere()
    {
        await using var app = await StartAsync(Mirrored);
        var (_, due) = app.OneBill(20);
        app.GoToWorkday(due.AddDays(3));
        await app.RemindAsync();
        app.World.PayByCheque(app.World.CustomerOf("faible"));
        await app.SettleAsync();
        await LaterAsync(app);
        Assert.Empty(Recorded(app));
    }

    [Fact]
    public async Task A_type_that_gets_a_fee_later_on_waits_for_a_person()
    {
        await using var app = await StartAsync(Mirrored);
        var bill = await RemindAsync(app);
        app.World.Erp.Update("Dunning Type", "Rappel", new JsonObject { ["dunning_fee"] = 15 });
        await LaterAsync(app);
        Assert.Empty(Recorded(app));
        var step = await app.WithDbAsync(db => db.DunningSteps.AsNoTracking().SingleAsync(s => s.InvoiceName == bill));
        var key = step.Id.ToString();
        var item = await app.WithDbAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == MirrorHandler.Kind && w.Key == key));
        Assert.NotNull(item.ParkedAt);
        Assert.Contains("Rappel", item.LastError!.Value.French, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rappel", true)]
    [InlineData("Nulle part", false)]
    public async Task A_type_with_a_fee_or_without_a_document_stops_the_start(string type, bool hasFee)
    {
        var world = Outside.NewWorld();
        if (hasFee)
        {
            world.Erp.Update("Dunning Type", type, new JsonObject { ["rate_of_interest"] = 5 });
        }

        var error = await Assert.ThrowsAsync<SettingsException>(() => PortalApp.StartAsync(Outside,
            new() { [PortalApp.AsksErpNext] = "", ["Dunning:Mirror:Late"] = type }, world));
        Assert.Contains($"“{type}”", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Their bill, of which they were told three days after it was due.</summary>
    private static async Task<string> RemindAsync(PortalApp app)
    {
        var (bill, due) = app.OneBill(20);
        app.GoToWorkday(due.AddDays(3));
        await app.RunDunningAsync();
        return bill;
    }

    private static List<JsonObject> Recorded(PortalApp app)
    {
        var customer = app.World.CustomerOf("faible");
        return [.. app.World.Erp.All("Dunning").Where(d => d["customer"]!.ToString() == customer)];
    }

    private static async Task LaterAsync(PortalApp app)
    {
        app.Clock.Advance(MirrorHandler.Wait);
        await app.SettleAsync();
    }
}

public sealed class MirrorSqliteTests(Outside outside) : MirrorTests(outside, null);

public sealed class MirrorPostgresTests(Outside outside, PostgresServer postgres) : MirrorTests(outside, postgres);
