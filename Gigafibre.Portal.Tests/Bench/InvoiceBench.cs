using System.Diagnostics;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>A bill's page against nothing but the calls to ERPNext that it rests on.</summary>
internal static class InvoiceBench
{
    private const int Rounds = 30;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        await using var app = await PortalApp.StartAsync(context.Outside, DatabaseProvider.Sqlite, null);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("faible"));
        var customer = app.World.CustomerOf("faible");
        var name = app.World.UnpaidOf(customer)[0]["name"]!.ToString();
        var erp = app.Services.GetRequiredService<ErpNextBilling>();
        var (page, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds + 5; i++)
        {
            var watch = Stopwatch.StartNew();
            await browser.GetAsync($"/invoices/{name}");
            page.Add(watch.Elapsed.TotalMilliseconds);

            watch.Restart();
            await erp.FindInvoiceAsync(name, CancellationToken.None);
            var payments = erp.ListPaymentsOfInvoiceAsync(name, CancellationToken.None);
            var newest = await erp.ListAsync(customer, 0, 48, CancellationToken.None);
            await erp.FindInvoiceAsync(newest[1].Name, CancellationToken.None);
            await payments;
            bare.Add(watch.Elapsed.TotalMilliseconds);
        }

        // The first five warm both up.
        return
        [
            new("a bill's page", page.Skip(5).Median(), "ms"),
            new("the bare calls to ERPNext that it needs", bare.Skip(5).Median(), "ms"),
            new("bill's page − bare calls", page.Zip(bare, (a, b) => a - b).Skip(5).Median(), "ms", 30),
        ];
    }
}
