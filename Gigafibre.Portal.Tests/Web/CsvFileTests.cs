using System.Text;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Xunit;

namespace Gigafibre.Portal.Tests.Web;

public sealed class CsvFileTests
{
    [Fact]
    public async Task Text_stays_one_cell_and_never_a_formula_and_numbers_stay_numbers()
    {
        using var file = new MemoryStream();
        await using (var csv = new CsvFile(file, Language.English))
        {
            await csv.WriteAsync("=1+1", "a, \"b\"\nc", new DateOnly(2026, 11, 28), new Money(-500), null);
        }

        Assert.Equal("\ufeff\"'=1+1\",\"a, \"\"b\"\"\nc\",2026-11-28,-5.00,\r\n", Encoding.UTF8.GetString(file.ToArray()));
    }

    [Fact]
    public async Task A_french_spreadsheet_opens_it_right()
    {
        using var file = new MemoryStream();
        await using (var csv = new CsvFile(file, Language.French))
        {
            await csv.WriteAsync("a;b", new DateOnly(2026, 11, 28), new Money(-123456), new Money(6898));
        }

        Assert.Equal("\ufeff\"a;b\";2026-11-28;-1234,56;68,98\r\n", Encoding.UTF8.GetString(file.ToArray()));
    }
}
