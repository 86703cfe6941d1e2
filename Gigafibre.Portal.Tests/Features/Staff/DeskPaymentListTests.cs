using System.Net;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Staff;

/// <summary>All payments in one list: by state, way, day, amount and customer, and as a file.</summary>
public abstract class DeskPaymentListTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    [Fact]
    public async Task Payments_are_found_by_what_is_known_of_them_and_exported()
    {
        await using var app = await StartAsync();
        var one = await DeskTests.PayAsync(app, "bonne");
        var other = await DeskTests.PayAsync(app, "faible");
        await app.WithDbAsync(db => db.PaymentAttempts.Where(a => a.Id == other.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.RefundedCents, 500)));
        using var simon = await app.DeskAsync("simon");
        async Task<int> CountAsync(string query) => (await simon.GetAsync("/internal/payments/all" + query)).Document.QuerySelectorAll("tbody tr").Length;

        var page = await simon.GetAsync("/internal/payments/all");
        Assert.Equal(2, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("payé et inscrit, remboursé 5,00\u00A0$", page.Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(one.Reference, page.Text, StringComparison.Ordinal);

        Assert.Equal((2, 1, 0, 0), (await CountAsync("?state=booked"), await CountAsync("?state=refunded"), await CountAsync("?state=to-book"),
            await CountAsync("?state=unfinished")));
        Assert.Equal((2, 0), (await CountAsync("?method=card"), await CountAsync("?method=klarna")));
        Assert.Equal(1, await CountAsync("?customer=" + Uri.EscapeDataString(one.CustomerId)));
        Assert.Equal(0, await CountAsync("?customer=" + Uri.EscapeDataString(one.CustomerId[..^1] + "%")));
        Assert.Equal(0, await CountAsync("?amount=0,01"));
        Assert.NotEqual(0, await CountAsync($"?amount={one.AmountCents / 100},{one.AmountCents % 100:00}"));
        Assert.Equal((0, 2), (await CountAsync("?to=2020-01-01"), await CountAsync("?from=2020-01-01")));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/internal/payments/all?state=refunded&handler=Csv");
        using var csv = await simon.SendAsync(request);
        var text = await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(other.Reference, text, StringComparison.Ordinal);
        Assert.DoesNotContain(one.Reference, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_paged_and_nothing_is_twice_or_missing()
    {
        await using var app = await StartAsync();
        await app.WithDbAsync(db =>
        {
            db.PaymentAttempts.AddRange(Enumerable.Range(0, 203).Select(i => new PaymentAttempt
            {
                Id = Guid.NewGuid(),
                CustomerId = "C",
                Language = "fr",
                Payer = Payer.Customer,
                AmountCents = 100 + i,
                State = PaymentState.Recorded,
                Methods = "card",
                Currency = "CAD",
                Reference = $"GF-P-{i:0000}",
                CreatedAt = app.Clock.GetUtcNow().AddMinutes(-i / 5),
            }));
            return db.SaveChangesAsync();
        });
        using var simon = await app.DeskAsync("simon");
        var seen = new List<string>();
        for (var next = "/internal/payments/all"; next is not null;)
        {
            var page = await simon.GetAsync(next);
            seen.AddRange(page.Document.QuerySelectorAll("tbody tr").Select(r => r.Children[^1].TextContent));
            next = page.Document.QuerySelectorAll("main a.button").LastOrDefault()?.GetAttribute("href");
        }

        Assert.Equal((203, 203), (seen.Count, seen.Distinct().Count()));

        // What is typed as a customer, and is nobody's, is not on record in clear.
        await simon.GetAsync("/internal/payments/all?customer=418%20555-0100");
        Assert.DoesNotContain(await app.WithDbAsync(db => db.AuditEntries.ToListAsync()), a => a.CustomerId is "418 555-0100" || a.Subject.Contains("555",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?to=9999-12-31")]
    [InlineData("?from=demain")]
    [InlineData("?amount=beaucoup")]
    [InlineData("?state=payé")]
    [InlineData("?state=3")]
    [InlineData("?method=cash")]
    public async Task What_cannot_be_read_is_said_and_lists_nothing(string query)
    {
        await using var app = await StartAsync();
        await DeskTests.PayAsync(app, "bonne");
        using var simon = await app.DeskAsync("simon");
        var page = await simon.GetAsync("/internal/payments/all" + query);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.NotNull(page.Document.QuerySelector("[role=alert]"));
        Assert.Empty(page.Document.QuerySelectorAll("tbody tr"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/internal/payments/all" + query + "&handler=Csv");
        using var csv = await simon.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, csv.StatusCode);
    }
}

public sealed class DeskPaymentListSqliteTests(Outside outside) : DeskPaymentListTests(outside, null);

public sealed class DeskPaymentListPostgresTests(Outside outside, PostgresServer postgres) : DeskPaymentListTests(outside, postgres);
