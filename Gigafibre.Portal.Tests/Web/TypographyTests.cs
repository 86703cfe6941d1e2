using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Xunit;

namespace Gigafibre.Portal.Tests.Web;

/// <summary>Every text that people read, as the compiler has it: what belongs together does not break across lines.</summary>
public sealed partial class TypographyTests
{
    [Fact]
    public void No_text_breaks_before_its_punctuation_or_inside_a_number()
    {
        using var file = File.OpenRead(typeof(Amounts).Assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var wrong = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            var text = metadata.GetUserString(handle);
            if (!Exempt().IsMatch(text) && Breaks().Match(text) is { Success: true } found)
            {
                wrong.Add($"…{text[Math.Max(0, found.Index - 20)..Math.Min(text.Length, found.Index + 25)]}…");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(6898, "68,98\u00a0$", "$68.98")]
    [InlineData(123450, "1\u00a0234,50\u00a0$", "$1,234.50")]
    [InlineData(-500, "\u22125,00\u00a0$", "\u2212$5.00")]
    public void Amounts_hold_together(long cents, string french, string english) =>
        Assert.Equal((french, english), (Amounts.Write(new Money(cents), Language.French), Amounts.Write(new Money(cents), Language.English)));

    [Theory]
    [InlineData("25", 2500)]
    [InlineData("25,50", 2550)]
    [InlineData("25.50 $", 2550)]
    [InlineData("$25", 2500)]
    [InlineData("25,", 2500)]
    [InlineData(",50", 50)]
    [InlineData(".5", 50)]
    [InlineData("25 CAD", 2500)]
    [InlineData("1,000", 100_000)]
    [InlineData("1 000", 100_000)]
    [InlineData("1\u00a0234,56", 123_456)]
    [InlineData("1\u202f234,56", 123_456)]
    [InlineData("1\u2009234,56 $", 123_456)]
    [InlineData("1,234.56", 123_456)]
    [InlineData("1.234,56", 123_456)]
    [InlineData("1'234.50", 123_450)]
    [InlineData("12,345", 1_234_500)]
    [InlineData("12,34,5", null)]
    [InlineData("1,23,456", null)]
    [InlineData("25,505,1", null)]
    [InlineData("-5", null)]
    [InlineData("mille", null)]
    [InlineData("", null)]
    [InlineData("$", null)]
    [InlineData(".", null)]
    [InlineData("1e3", null)]
    public void An_amount_is_read_however_it_is_typed(string typed, int? cents) => Assert.Equal(cents, (int?)Amounts.Read(typed)?.Cents);

    [Theory]
    [InlineData("2026-09-01", "1er\u00a0septembre 2026", "September 1, 2026")]
    [InlineData("2026-09-21", "21\u00a0septembre 2026", "September 21, 2026")]
    public void The_first_of_a_month_is_the_first(string day, string french, string english) =>
        Assert.Equal((french, english), (Times.Date(DateOnly.Parse(day, null), Language.French), Times.Date(DateOnly.Parse(day, null), Language.English)));

    [Theory]
    [InlineData("2026-11-28T15:00-05:00", "2026-12-07")]
    [InlineData("2026-11-27T16:59-05:00", "2026-12-04")]
    [InlineData("2026-11-27T17:01-05:00", "2026-12-07")]
    [InlineData("2026-12-24T18:00-05:00", "2027-01-07")]
    [InlineData("2027-03-24T10:00-04:00", "2027-04-01")]
    [InlineData("2026-06-30T10:00-04:00", "2026-07-08")]
    public void A_debit_is_there_by_a_day_on_which_banks_work(string ordered, string by) =>
        Assert.Equal(DateOnly.Parse(by, null), BankDays.DebitBy(DateTimeOffset.Parse(ordered, null)));

    /// <summary>What no person reads, and what telephones must have in their own alphabet.</summary>
    [GeneratedRegex(@"^(SELECT|CREATE|DROP|Gigafibre : |Gigafibre: |Bonjour,$)|https?://|^\s*[{<.#]|;\s*\w+:|\{0\}\. \{1\}|font|http-equiv")]
    private static partial Regex Exempt();

    [GeneratedRegex(@"[\p{L}\d}»)’…] [:»](?=[\s.,;)<]|$)|[\d}] [%$](?=\W|$)|« |\d \d{3}(?!\d)|\d{3} \d{3}-\d{4}|[−+] \{\d")]
    private static partial Regex Breaks();
}
