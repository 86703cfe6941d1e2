using Gigafibre.Portal.Data;
using Gigafibre.Portal.Tests.Storm;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>A small storm; <c>dotnet dev.cs storm</c> makes a large one.</summary>
public sealed class StormTests(Outside outside, PostgresServer postgres)
{
    [Fact]
    public async Task The_books_agree_after_a_storm_over_two_nodes()
    {
        var books = await new PaymentStorm(outside, new StormPlan(40, 3, 7, DatabaseProvider.Postgres), await postgres.NewDatabaseAsync(), _ => { }).RunAsync();
        Assert.Empty(books.Wrong);
        Assert.True(books.Intents > 0 && books.Intents == books.Entries && books.IntentCents == books.EntryCents);
    }
}
