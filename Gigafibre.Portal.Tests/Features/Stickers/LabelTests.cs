using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Stickers;

public sealed class LabelTests
{
    private const double Tolerance = 0.3;

    public static TheoryData<string, int, int> Sheets
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (var template in LabelTemplate.All)
            {
                data.Add(template.Key, 1, Math.Min(5, template.PerPage));
                data.Add(template.Key, 24, 1);
                data.Add(template.Key, 25, Math.Min(3, template.PerPage));
            }

            data.Add("avery5160", 1000, 1);
            return data;
        }
    }

    public static IEnumerable<LabelContent> Contents(int count) => Enumerable.Range(0, count).Select(i =>
    {
        var mac = MacAddress.Parse($"1C61B4{i:X6}");
        return new LabelContent(mac, $"https://client.gigafibre.ca/q/{mac.Compact}?k=a0{i % 10}abcdefghjkmnpqrs", "client.gigafibre.ca", "514 555-0100");
    });

    [Theory]
    [MemberData(nameof(Sheets))]
    public void A_pdf_is_read_back_and_every_label_is_in_its_place(string key, int count, int start)
    {
        Assert.SkipUnless(Scanner.IsInstalled, "zbar-tools and poppler-utils are not installed here.");
        var template = LabelTemplate.All.Single(t => t.Key == key);
        using var pdf = new MemoryStream();
        PdfSheet.Write(pdf, template, start, Contents(count));
        using var scanner = new Scanner();
        var pages = scanner.Rasterise(pdf.ToArray());
        IsRight(pages, template, start, [.. Contents(count)]);
    }

    [Theory]
    [InlineData("25x25", 203)]
    [InlineData("25x25", 300)]
    [InlineData("50x25", 203)]
    [InlineData("62x29", 300)]
    [InlineData("l7160", 600)]
    public async Task A_label_printers_file_is_read_back(string key, int dpi)
    {
        Assert.SkipUnless(Scanner.IsInstalled, "zbar-tools and poppler-utils are not installed here.");
        var template = LabelTemplate.All.Single(t => t.Key == key);
        await using var zpl = new StringWriter();
        await ZplSheet.WriteAsync(zpl, template, dpi, Contents(25), TestContext.Current.CancellationToken);
        using var scanner = new Scanner();
        var labels = scanner.Develop(zpl.ToString(), dpi);
        Assert.All(labels, l => Assert.Equal(((int)Math.Round(template.Width * dpi / 25.4), (int)Math.Round(template.Height * dpi / 25.4)), (l.Width, l.Height)));
        Assert.Equal([.. Contents(25).Select(c => c.Url).Order()], Scanner.Read(labels).Order());
    }

    [Fact]
    public void A_label_of_any_size_that_may_be_chosen_keeps_everything_inside_and_can_be_read()
    {
        Assert.SkipUnless(Scanner.IsInstalled, "zbar-tools and poppler-utils are not installed here.");
        var content = Contents(1).Single();
        foreach (var (width, height) in from w in new[] { 20.0, 25, 30, 45, 80, 300 } from h in new[] { 20.0, 25, 40, 100 } select (w, h))
        {
            var label = Label.Of(content, width, height);
            Assert.InRange(label.X, 0, width - label.Side);
            Assert.InRange(label.Y, 0, height - label.Side);
            Assert.All(label.Lines, l => Assert.True(l.X >= 0 && l.X + l.Width <= width + 0.01 && l.Y <= height && l.Y - l.Size >= -0.2, $"{width} × {height}: {l}"));

            // No word stands in the code's white border.
            Assert.All(label.Lines, l => Assert.True(l.Y - (l.Size * 0.75) >= label.Y + label.Side - 0.01 || l.X >= label.X + label.Side - 0.01, $"{width} × {height}: {l}"));
            Assert.Contains(label.Lines, l => l.Text == "client.gigafibre.ca");
            Assert.Contains(label.Lines, l => l.Text == content.Mac.ToString());

            using var pdf = new MemoryStream();
            PdfSheet.Write(pdf, LabelTemplate.Roll(width, height), 1, [content]);
            using var scanner = new Scanner();
            Assert.Equal([content.Url], Scanner.Read(scanner.Rasterise(pdf.ToArray())));
        }
    }

    /// <summary>Everything that any way of printing must show on its pages.</summary>
    internal static void IsRight(IReadOnlyList<Picture> pages, LabelTemplate template, int start, IReadOnlyList<LabelContent> contents)
    {
        Assert.Equal((start - 1 + contents.Count + template.PerPage - 1) / template.PerPage, pages.Count);
        Assert.All(pages, p => Assert.True(Math.Abs((p.Width * 25.4 / p.Dpi) - template.PageWidth) < Tolerance
            && Math.Abs((p.Height * 25.4 / p.Dpi) - template.PageHeight) < Tolerance, $"{p.Width} × {p.Height}"));
        var cut = new List<Picture>();
        for (var i = 0; i < contents.Count; i++)
        {
            var place = start - 1 + i;
            var (x, y) = template.At(place % template.PerPage);
            var off = pages[place / template.PerPage].OffBy(x, y, Label.Of(contents[i], template.Width, template.Height));
            Assert.True(off <= Tolerance, $"label {i} is off by {off:0.00} mm");
            cut.Add(pages[place / template.PerPage].Cut(x, y, template.Width, template.Height, i));
        }

        Assert.Equal([.. contents.Select(c => c.Url).Order()], Scanner.Read(cut).Order());
    }
}
