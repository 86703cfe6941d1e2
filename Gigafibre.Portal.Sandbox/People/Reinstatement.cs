using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.GenieAcs;

namespace Gigafibre.Portal.Sandbox.People;

/// <summary>What the operator's own systems do once nothing is overdue any more: the account is opened again, and the modem's session comes back.</summary>
public sealed class Reinstatement(Worlds worlds) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var world in worlds.All.Where(w => w.Name == Worlds.Demo))
            {
                Reinstate(world);
            }
        }
    }

    private static void Reinstate(World world)
    {
        foreach (var location in world.Erp.All("Service Location").Where(l => l["status"]?.ToString() == "Suspended"))
        {
            var customer = location["customer"]!.ToString();
            if (world.Erp.All("Sales Invoice").Any(i => i["customer"]!.ToString() == customer && Ledger.Number(i["outstanding_amount"]) > 0))
            {
                continue;
            }

            world.Erp.Update("Service Location", location["name"]!.ToString(), new JsonObject { ["status"] = "Active" });
            foreach (var person in world.People.Where(p => p.CustomerId == customer))
            {
                Connect(world, person);
            }
        }
    }

    /// <summary>The modem is as a healthy one of its model is.</summary>
    private static void Connect(World world, Resident person)
    {
        var now = DateTimeOffset.UtcNow;
        var healthy = person.Scene.Huawei ? HuaweiModem.Create(person.Scene.Mac, person.Serial, now) : TpLinkModem.Create(person.Scene.Mac, person.Serial, now);
        foreach (var (path, _) in person.Scene.Changes)
        {
            world.Acs.Devices[healthy["_id"]!.ToString()].Document.Set(path, healthy.Value(path), now);
        }
    }
}
