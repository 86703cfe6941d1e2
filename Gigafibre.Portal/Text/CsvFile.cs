using System.Globalization;
using CsvHelper;

namespace Gigafibre.Portal.Text;

/// <summary>
/// A file for spreadsheets: UTF-8 with the mark that tells them so. In French a spreadsheet of Quebec opens it by a double click: semicolons, and commas in amounts.
/// Text that a spreadsheet would run as a formula is only text.
/// </summary>
public sealed class CsvFile(Stream to, Language language) : IAsyncDisposable
{
    /// <summary>Of fr-CA only the comma: its minus and its spaces would make text of numbers.</summary>
    private static readonly CultureInfo Comma = new("") { NumberFormat = { NumberDecimalSeparator = "," } };

    private readonly CsvWriter _csv = CsvWriter.Create(
        to, new CsvWriterOptions
        {
            Separator = language == Language.French ? ';' : ',',
            FormatProvider = language == Language.French ? Comma : CultureInfo.InvariantCulture,
            Injection = CsvInjection.Escape,
            WriteByteOrderMark = true,
        }, leaveOpen: true);

    /// <summary>Days and moments are written as every program reads them.</summary>
    public async Task WriteAsync(params object?[] row)
    {
        foreach (var cell in row)
        {
            switch (cell)
            {
                case DateOnly day: _csv.WriteField(day, "yyyy-MM-dd"); break;
                case DateTimeOffset at: _csv.WriteField(at, "O"); break;
                case Integrations.Money amount: _csv.WriteField(amount.Dollars, "0.00"); break;
                default: _csv.WriteField((string?)cell); break;
            }
        }

        await _csv.EndRecordAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();
}
