using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Invoices;

/// <summary>Why a bill changed: the specification.</summary>
public sealed class BillComparisonTests
{
    [Fact]
    public void The_same_bill_has_no_reasons()
    {
        var comparison = BillComparison.Of(Bill(("Internet", 6000)), Bill(("Internet", 6000)));
        Assert.Equal(Money.Zero, comparison.Difference);
        Assert.Empty(comparison.Changes);
    }

    [Theory]
    [InlineData("a line is new", "Internet:6000;Borne:600", "Internet:6000", "Added:Borne:600")]
    [InlineData("a line is gone", "Internet:6000", "Internet:6000;Borne:600", "Removed:Borne:600")]
    [InlineData("a price rose", "Internet:7000", "Internet:6000", "Dearer:Internet:1000")]
    [InlineData("a price fell", "Internet:5000", "Internet:6000", "Cheaper:Internet:1000")]
    [InlineData("a discount ended", "Internet:7000", "Internet:7000;Rabais:-1500", "Dearer:Rabais:1500")]
    [InlineData("a discount began", "Internet:7000;Rabais:-1500", "Internet:7000", "Cheaper:Rabais:1500")]
    [InlineData("two lines of one name count together", "Film:500;Film:500", "Film:500", "Dearer:Film:500")]
    [InlineData("the largest comes first", "A:100;B:900", "C:500", "Added:B:900,Removed:C:500,Added:A:100")]
    public void Each_difference_is_said(string what, string now, string before, string expected)
    {
        var comparison = BillComparison.Of(Parse(now), Parse(before));
        Assert.True(expected == string.Join(',', comparison.Changes.Select(c => $"{c.Kind}:{c.Line}:{c.Amount.Cents}")), what);
    }

    [Fact]
    public void Taxes_are_told_apart_from_prices()
    {
        var comparison = BillComparison.Of(Bill(("Internet", 7000)), Bill(("Internet", 6000)));
        Assert.Equal(new Money(1150), comparison.Difference);
        Assert.Equal(new Money(150), comparison.Taxes);
    }

    private static InvoiceDocument Parse(string lines) =>
        Bill([.. lines.Split(';').Select(l => l.Split(':')).Select(p => (p[0], long.Parse(p[1], System.Globalization.CultureInfo.InvariantCulture)))]);

    private static InvoiceDocument Bill(params (string Name, long Cents)[] lines)
    {
        var net = lines.Sum(l => l.Cents);
        var tax = net * 15 / 100;
        return new InvoiceDocument(
            new Invoice("I", "C", new DateOnly(2026, 11, 1), null, new Money(net + tax), Money.Zero, false, null, "")
            {
                Company = "G",
                DebitTo = "D",
                Currency = "CAD",
                IsCad = true,
                IsBookedInCad = true,
            },
            new Money(net), Money.Zero,
            [.. lines.Select(l => new InvoiceLine(l.Name, l.Name, 1, new Money(l.Cents)))], [new InvoiceTax("T", "T", 15, new Money(tax))], null, null);
    }
}
