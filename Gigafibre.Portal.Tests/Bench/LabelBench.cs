using System.Diagnostics;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Integrations;
using QRCoder;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>A thousand stickers as PDF, text included, against QRCoder making the same thousand codes and nothing else.</summary>
internal static class LabelBench
{
    private const int Count = 1000;
    private const int Rounds = 7;

    public static Task<IReadOnlyList<Measurement>> RunAsync(BenchContext context)
    {
        var labels = Enumerable.Range(0, Count).Select(i =>
        {
            var mac = MacAddress.Parse($"1C61B4{i:X6}");
            return new LabelContent(mac, $"https://client.gigafibre.ca/q/{mac.Compact}?k=a00abcdefghjkmnpqrs", "client.gigafibre.ca", "514 555-0100");
        }).ToList();
        var (bare, pdf) = (new List<double>(), new List<double>());
        Bare(labels);
        Pdf(labels);
        for (var i = 0; i < Rounds; i++)
        {
            bare.Add(Time(() => Bare(labels)));
            pdf.Add(Time(() => Pdf(labels)));
        }

        // Memory: ten times as many labels must not need more than a few megabytes more at any moment.
        var few = Highest(labels.Take(100));
        var many = Highest(labels);
        IReadOnlyList<Measurement> result =
        [
            new("1,000 stickers as PDF", pdf.Median(), "ms"),
            new("QRCoder making the same codes", bare.Median(), "ms"),
            new("PDF ÷ bare codes", pdf.Median() / bare.Median(), "×", 1.8),
            new("memory held, 1,000 stickers more than 100", many - few, "MB", 8),
        ];
        return Task.FromResult(result);
    }

    private static void Bare(IEnumerable<LabelContent> labels)
    {
        foreach (var label in labels)
        {
            using var _ = QRCodeGenerator.GenerateQrCode(label.Url, QRCodeGenerator.ECCLevel.M);
        }
    }

    private static void Pdf(IEnumerable<LabelContent> labels) => PdfSheet.Write(Stream.Null, LabelTemplate.All.Single(t => t.Key == "avery5160"), 1, labels);

    /// <summary>What is held at its highest, looked at between labels with the rubbish taken out.</summary>
    private static double Highest(IEnumerable<LabelContent> labels)
    {
        using var process = Process.GetCurrentProcess();
        var (highest, number) = (0L, 0);
        var start = Held(process);
        Pdf(labels.Select(l =>
        {
            if (number++ % 50 == 0)
            {
                highest = Math.Max(highest, Held(process) - start);
            }

            return l;
        }));
        return highest / 1048576.0;
    }

    private static long Held(Process process)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        process.Refresh();
        return process.PrivateMemorySize64;
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
