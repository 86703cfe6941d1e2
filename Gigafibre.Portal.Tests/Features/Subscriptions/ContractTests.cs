using System.Net;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Subscriptions;

/// <summary>What a customer signed is theirs to read, and nobody else's.</summary>
public abstract class ContractTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static readonly Dictionary<string, string?> On = new(RequestDriver.On) { ["Subscriptions:ShowsContracts"] = "true" };

    [Fact]
    public async Task A_contract_is_listed_and_read_by_its_customer_alone()
    {
        await using var app = await StartAsync(On);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("huawei"));
        Assert.DoesNotContain("Mes contrats", (await browser.GetAsync("/services")).Text, StringComparison.Ordinal);
        var customer = app.World.CustomerOf("huawei");
        var mine = Contracts.Sign(app.World, customer, "Robert Desjardins", months: 24);
        var (theirs, draft, supplier) = (
            app.World.Erp.All("Contract").First(c => c["party_name"]!.ToString() != customer)["name"]!.ToString(),
            Contracts.Sign(app.World, customer, "brouillon"), Contracts.Sign(app.World, customer, "fournisseur"));
        app.World.Erp.Update("Contract", draft, new() { ["docstatus"] = 0 });
        app.World.Erp.Update("Contract", supplier, new() { ["party_type"] = "Supplier" });
        var page = await browser.GetAsync("/services");
        Assert.Contains(mine, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(draft, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(supplier, page.Text, StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/contracts/{mine}");
        using var pdf = await browser.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pdf.StatusCode, pdf.Content.Headers.ContentType!.MediaType));
        Assert.Contains("24 mois", System.Text.Encoding.Latin1.GetString(await pdf.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        foreach (var other in new[] { theirs, draft, supplier, "CONTRACT-99999", "x%2Fy" })
        {
            Assert.Equal((other, HttpStatusCode.NotFound), (other, (await browser.GetAsync($"/contracts/{other}")).Status));
        }

        // Without the right to print it, nothing pretends.
        app.World.Erp.Forbidden.UnionWith(["Contract:read", "Contract:print"]);
        Assert.Contains("ne peut pas être imprimé", (await browser.GetAsync($"/contracts/{mine}")).Text, StringComparison.Ordinal);
    }
}

public sealed class ContractSqliteTests(Outside outside) : ContractTests(outside, null);

public sealed class ContractPostgresTests(Outside outside, PostgresServer postgres) : ContractTests(outside, postgres);
