using System.Net;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Invoices;

public abstract class BillPageTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task A_bill_shows_both_taxes_with_their_numbers_and_why_it_changed()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("faible"));
        var name = app.World.UnpaidOf(app.World.CustomerOf("faible"))[0]["name"]!.ToString();
        var bill = await browser.GetAsync($"/invoices/{name}");
        Assert.Contains("TPS (5 %), n° 123456789 RT0001", bill.Text, StringComparison.Ordinal);
        Assert.Contains("TVQ (9,975 %), n° 1234567890 TQ0001", bill.Text, StringComparison.Ordinal);
        Assert.Contains("« Rabais de bienvenue » : + 15,00", bill.Text, StringComparison.Ordinal);
        Assert.Contains("« Borne Wi-Fi, location » s’ajoute : + 6,00", bill.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bill_is_found_by_its_number_month_or_amount_and_nobody_elses_is()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("faible"));
        var mine = app.World.UnpaidOf(app.World.CustomerOf("faible"))[0];
        var (name, total) = (mine["name"]!.ToString(), decimal.Parse(mine["grand_total"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        async Task<List<string?>> FindAsync(string typed) =>
            [.. (await browser.GetAsync("/invoices?q=" + Uri.EscapeDataString(typed))).Document.QuerySelectorAll("main .list a").Select(a => a.GetAttribute("href"))];

        Assert.Equal([$"/invoices/{name}"], await FindAsync(name[2..]));
        Assert.Equal([$"/invoices/{name}"], await FindAsync(new string([.. name.Reverse().TakeWhile(char.IsAsciiDigit).Reverse()])));
        Assert.Contains($"/invoices/{name}", await FindAsync(total.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains($"/invoices/{name}", await FindAsync(mine["posting_date"]!.ToString()[..7]));
        Assert.DoesNotContain($"/invoices/{name}", await FindAsync("2020"));
        Assert.Empty(await FindAsync(app.World.UnpaidOf(app.World.CustomerOf("suspendu"))[0]["name"]!.ToString()));
        Assert.Empty(await FindAsync("%"));
        Assert.Contains("Aucune facture ne correspond", (await browser.GetAsync("/invoices?q=%3Cscript%3E")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_due_is_not_said_to_be_due_by_a_day_that_is_past()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("suspendu"));
        app.Clock.Advance(TimeSpan.FromDays(60));
        await app.SignInByContactAsync(browser, SignInDriver.Scene("suspendu"));
        foreach (var path in new[] { "/invoices", "/pay" })
        {
            var page = await browser.GetAsync(path);
            Assert.Contains("était à payer le", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("à payer d’ici le", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_pdf_is_drawn_once_for_each_language_and_version()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("faible"));
        var name = app.World.UnpaidOf(app.World.CustomerOf("faible"))[0]["name"]!.ToString();
        var drawn = () => app.World.Requests.Of("erpnext").Count(r => r.Contains("download_pdf", StringComparison.Ordinal));
        for (var i = 0; i < 3; i++)
        {
            Assert.StartsWith("%PDF-", (await browser.GetAsync($"/invoices/{name}/pdf")).Html, StringComparison.Ordinal);
        }

        Assert.Equal(1, drawn());
        await browser.GetAsync("/?lang=en");
        await browser.GetAsync($"/invoices/{name}/pdf");
        Assert.Equal(2, drawn());

        await browser.GetAsync($"/invoices/{name}");
        app.World.Faults["erpnext"] = Fault.Error;
        var away = await browser.GetAsync($"/invoices/{name}/pdf");
        Assert.Contains("The PDF is not ready", away.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_of_a_bill_is_shown_to_its_own_customer_only()
    {
        await using var app = await StartAsync();
        using var marc = app.NewBrowser();
        using var other = app.NewBrowser();
        await app.SignInByContactAsync(marc, SignInDriver.Scene("faible"));
        await app.SignInByContactAsync(other, SignInDriver.Scene("suspendu"));
        var name = app.World.UnpaidOf(app.World.CustomerOf("faible"))[0]["name"]!.ToString();

        // The stranger was there first, so that a trace of theirs would be in the way.
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/invoices/{name}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await marc.GetAsync($"/invoices/{name}")).Status);
        await marc.GetAsync($"/invoices/{name}/pdf");
        foreach (var fault in new[] { Fault.None, Fault.Down })
        {
            app.World.Faults["erpnext"] = fault;
            Assert.Equal(HttpStatusCode.OK, (await marc.GetAsync($"/invoices/{name}")).Status);
            foreach (var path in new[] { $"/invoices/{name}", $"/invoices/{name}/pdf" })
            {
                var seen = await other.GetAsync(path);
                Assert.Equal(fault == Fault.None ? HttpStatusCode.NotFound : HttpStatusCode.OK, seen.Status);
                Assert.DoesNotContain("TPS", seen.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("%PDF", seen.Html, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.Error)]
    [InlineData(Fault.Rubbish)]
    [InlineData(Fault.Maintenance)]
    public async Task Without_erpnext_the_last_known_bills_stand_with_their_age(Fault fault)
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("suspendu"));
        var name = app.World.UnpaidOf(app.World.CustomerOf("suspendu"))[0]["name"]!.ToString();
        var due = (await browser.GetAsync("/account")).Title;
        await browser.GetAsync($"/invoices/{name}");

        app.World.Faults["erpnext"] = fault;
        app.Clock.Advance(TimeSpan.FromMinutes(12));
        var account = await browser.GetAsync("/account");
        Assert.Equal((HttpStatusCode.OK, due), (account.Status, account.Title));
        Assert.Contains("ce qu’il disait il y a 12 min", account.Text, StringComparison.Ordinal);
        Assert.Contains("il y a 12 min", (await browser.GetAsync($"/invoices/{name}")).Text, StringComparison.Ordinal);

        using var stranger = app.NewBrowser();
        Assert.Equal("/signin", (await stranger.GetAsync("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Looking_again_at_what_did_not_change_writes_nothing()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("huawei"));
        await browser.GetAsync("/account");
        using var sql = app.Sql.Begin();
        await browser.GetAsync("/account");
        Assert.NotEmpty(sql.Commands);
        Assert.DoesNotContain(sql.Commands, c => c.StartsWith("UPDATE", StringComparison.Ordinal) || c.StartsWith("INSERT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_statement_adds_up_and_reads_as_a_table()
    {
        await using var app = await StartAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene("huawei"));
        var to = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var csv = (await browser.GetAsync($"/statement?handler=Csv&from=2020-01-01&to=2021-01-01")).Html;
        Assert.Equal(2, csv.Trim().Split('\n').Length);
        csv = (await browser.GetAsync($"/statement?handler=Csv&from={DateTime.UtcNow.AddDays(-400):yyyy-MM-dd}&to={to}")).Html;
        var rows = csv.Trim().Split('\n').Skip(1).Select(l => l.Trim().Split(';')).ToList();
        Assert.Equal(rows.Sum(r => Number(r[3]) - Number(r[4])), Number(rows[^1][5]));
        Assert.Contains(rows, r => r[1] == "Note de crédit" && Number(r[4]) == 11.50m);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/statement?from=2026-11-02&to=2026-11-01")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/statement?from=hier&to=2026-11-01")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/statement?from=0001-01-01&to=9999-12-31")).Status);

        static decimal Number(string text) => text.Length == 0 ? 0 : decimal.Parse(text.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture);
    }
}

public sealed class BillPageSqliteTests(Outside outside) : BillPageTests(outside, null);

public sealed class BillPagePostgresTests(Outside outside, PostgresServer postgres) : BillPageTests(outside, postgres);
