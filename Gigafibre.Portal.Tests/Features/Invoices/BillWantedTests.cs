using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Invoices;

public sealed class BillWantedTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    [Theory]
    [InlineData("2025", "2025-01-01", "2025-12-31")]
    [InlineData(" 2026-02 ", "2026-02-01", "2026-02-28")]
    [InlineData("février 2024", "2024-02-01", "2024-02-29")]
    [InlineData("FEVRIER 2024", "2024-02-01", "2024-02-29")]
    [InlineData("March 2025", "2025-03-01", "2025-03-31")]
    [InlineData("novembre", "2026-11-01", "2026-11-30")]
    [InlineData("décembre", "2025-12-01", "2025-12-31")]
    public void A_month_or_a_year_is_days(string typed, string from, string to) =>
        Assert.Equal(new BillWanted.OfDays(DateOnly.Parse(from, null), DateOnly.Parse(to, null)), BillWanted.Read(typed, Today));

    [Theory]
    [InlineData("68,99", 6899)]
    [InlineData("69", 6900)]
    [InlineData("$1,234.50", 123450)]
    public void An_amount_is_a_total(string typed, long cents) => Assert.Equal(new BillWanted.OfTotal(new Money(cents)), BillWanted.Read(typed, Today));

    [Theory]
    [InlineData("00042", 4200)]
    public void Digits_alone_may_be_either(string typed, long cents) => Assert.Equal(new BillWanted.OfDigits(new Money(cents), typed), BillWanted.Read(typed, Today));

    [Theory]
    [InlineData("ACC-SINV-2026-00042")]
    [InlineData("2026-13")]
    [InlineData("mars deux mille")]
    [InlineData("%")]
    public void Everything_else_is_part_of_a_number(string typed) => Assert.Equal(new BillWanted.OfNumber(typed), BillWanted.Read(typed, Today));
}
