using System.Globalization;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Stickers;

/// <summary>One line of what was typed, pasted, uploaded or photographed.</summary>
/// <param name="Serials">Every cell that could be a serial number: columns come in any order, and some are models.</param>
public sealed record StickerLine(int Number, string Text, MacAddress? Mac, IReadOnlyList<string> Serials);

public sealed record GoodLine(int Number, string Text, Equipment Modem);

public sealed record BadLine(int Number, string Text, Phrase Why, string Detail = "");

public sealed record CheckedList(IReadOnlyList<GoodLine> Good, IReadOnlyList<BadLine> Bad);

/// <summary>Reads lists of MACs and serials as people and spreadsheets write them, and asks ERPNext which modems they are.</summary>
public sealed class StickerList(ErpNextClient erp, IOptions<StickerOptions> options, IOptions<ErpNextOptions> fields)
{
    public const int Most = 2000;

    /// <summary>What is said back of a line; no MAC and no serial number is longer.</summary>
    private const int LongestLine = 80;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    public static IReadOnlyList<StickerLine> Read(string text)
    {
        var lines = new List<StickerLine>();
        var number = 0;
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var cells = raw.Split(Separators).Select(c => c.Trim().Trim('"', '\u200b', '\ufeff').Trim()).Where(c => c.Length > 0).ToList();
            if (cells.Count == 0 || (lines.Count == 0 && IsHeader(cells)))
            {
                continue;
            }

            MacAddress? mac = cells.Select(c => MacAddress.TryParse(c, out var m) ? m : (MacAddress?)null).FirstOrDefault(m => m is not null);
            var serials = cells.Where(c => !MacAddress.TryParse(c, out _) && c.Length is >= 5 and <= 40 && c.Any(char.IsAsciiDigit)
                && c.All(x => char.IsAsciiLetterOrDigit(x) || x is '-' or '_')).ToList();
            lines.Add(new StickerLine(number, raw.Trim()[..Math.Min(raw.Trim().Length, LongestLine)], mac, serials));
        }

        return lines;
    }

    /// <summary>Throws <see cref="IntegrationException"/> when ERPNext does not answer: nothing is printed unchecked.</summary>
    public async Task<CheckedList> CheckAsync(IReadOnlyList<StickerLine> lines, CancellationToken cancel)
    {
        var byMac = (await erp.ListByMacsAsync([.. lines.Select(l => l.Mac).OfType<MacAddress>().Distinct()], cancel)).ToLookup(e => e.Mac);

        // Twelve hex digits may be a serial number after all.
        var serials = lines.SelectMany(l => l.Mac is { } m ? byMac.Contains(m) ? [] : [l.Text] : l.Serials).Distinct().ToList();
        var bySerial = (await erp.ListBySerialsAsync(serials, cancel)).Where(e => e.Serial is not null).ToLookup(e => e.Serial!, StringComparer.OrdinalIgnoreCase);
        var (good, bad, seen) = (new List<GoodLine>(), new List<BadLine>(), new Dictionary<MacAddress, int>());
        foreach (var line in lines)
        {
            if (Judge(line, byMac, bySerial, out var modem) is { } problem)
            {
                bad.Add(problem);
            }
            else if (!seen.TryAdd(modem!.Mac, line.Number))
            {
                bad.Add(new BadLine(line.Number, line.Text, StickerText.Twice, seen[modem.Mac].ToString(CultureInfo.InvariantCulture)));
            }
            else
            {
                good.Add(new GoodLine(line.Number, line.Text, modem));
            }
        }

        return new CheckedList(good, bad);
    }

    private BadLine? Judge(StickerLine line, ILookup<MacAddress, Equipment> byMac, ILookup<string, Equipment> bySerial, out Equipment? modem)
    {
        modem = null;
        var found = line.Mac is { } mac ? byMac[mac].ToList() : [.. line.Serials.SelectMany(s => bySerial[s]).DistinctBy(e => e.Name)];
        if (found.Count == 0 && line.Mac is not null && bySerial[line.Text].ToList() is [_, ..] serial)
        {
            found = serial;
        }

        switch (line, found)
        {
            case ({ Mac: null, Serials: [] }, _):
                return new BadLine(line.Number, line.Text, StickerText.NotAMac);
            case ({ Mac: { } m }, []) when IsMadeUp(m):
                return new BadLine(line.Number, line.Text, StickerText.MadeUp);
            case ({ Mac: { } m }, []) when !IsOurs(m):
                return new BadLine(line.Number, line.Text, StickerText.ForeignMaker, m.Oui);
            case (_, []):
                return new BadLine(line.Number, line.Text, StickerText.UnknownToErp);
            case (_, [_, _, ..]):
                return new BadLine(line.Number, line.Text, StickerText.Ambiguous);
        }

        modem = found[0];
        return modem switch
        {
            _ when IsMadeUp(modem.Mac) => new BadLine(line.Number, line.Text, StickerText.MadeUp),
            _ when !IsOurs(modem.Mac) => new BadLine(line.Number, line.Text, StickerText.ForeignMaker, modem.Mac.Oui),
            { Serial: { } own } when line is { Mac: not null, Serials: [_, ..] } && LooksLikeOne(line, own)
                && !line.Serials.Contains(own, StringComparer.OrdinalIgnoreCase) => new BadLine(line.Number, line.Text, StickerText.NotTogether, own),
            _ when fields.Value.Equipment.BlockedStatuses.Contains(modem.Status, StringComparer.OrdinalIgnoreCase) =>
                new BadLine(line.Number, line.Text, StickerText.Blocked, modem.Status!),
            _ => null,
        };
    }

    private static bool LooksLikeOne(StickerLine line, string own) => line.Serials.Any(s => s.Length == own.Length);

    private static bool IsMadeUp(MacAddress mac) => (Convert.ToByte(mac.Compact[..2], 16) & 2) != 0;

    private bool IsOurs(MacAddress mac) => options.Value.Makers is not { Length: > 0 } makers || makers.Contains(mac.Oui, StringComparer.OrdinalIgnoreCase);

    private static bool IsHeader(List<string> cells) =>
        !cells.Exists(c => c.Any(char.IsAsciiDigit)) && cells.Exists(c => c.Contains("mac", StringComparison.OrdinalIgnoreCase)
            || c.Contains("seri", StringComparison.OrdinalIgnoreCase) || c.Contains("séri", StringComparison.OrdinalIgnoreCase));
}
