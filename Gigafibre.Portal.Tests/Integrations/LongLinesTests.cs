using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations;

/// <summary>The server before ERPNext refuses a request line over 4,094 bytes: a long question is asked in parts, and every part is answered.</summary>
public sealed class LongLinesTests(Outside outside) : DatabaseTests(outside, null)
{
    private static string Long(int number) => $"{number:D3} {new string('É', 136)}";

    [Fact]
    public async Task Hundreds_of_long_names_are_all_found()
    {
        await using var app = await StartAsync(new() { ["ErpNext:CollectingStatuses:0"] = "Initiated" });
        var names = Enumerable.Range(0, 120).Select(Long).ToList();
        foreach (var name in names)
        {
            app.World.Erp.Insert("Customer", new() { ["customer_name"] = name, ["customer_type"] = "Individual" }, name);
            app.World.Erp.Insert("Payment Request", new()
            {
                ["payment_request_type"] = "Inward",
                ["reference_doctype"] = "Sales Invoice",
                ["reference_name"] = name,
                ["status"] = "Initiated",
                ["docstatus"] = 1,
            });
        }

        await using var scope = app.Services.CreateAsyncScope();
        var changes = scope.ServiceProvider.GetRequiredService<ErpNextClient>();
        Assert.Equal(names, (await changes.ListCustomerNamesAsync(names, CancellationToken.None)).Keys.Order(StringComparer.Ordinal));
        var billing = scope.ServiceProvider.GetRequiredService<ErpNextBilling>();
        Assert.Equal(names, (await billing.ListCollectedAsync(names, app.Clock.GetUtcNow().AddDays(-1), CancellationToken.None)).Order(StringComparer.Ordinal));
    }
}
