using System.Text.RegularExpressions;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Tests.Architecture;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Desk;

/// <summary>No word of our code is on the staff's screen.</summary>
public sealed partial class DeskWordsTests(Outside outside)
{
    [Fact]
    public void Whatever_is_put_on_record_reads_as_a_sentence_in_both_languages()
    {
        var written = SourceFiles.Of("Gigafibre.Portal").SelectMany(File.ReadLines).Where(l => Recording().IsMatch(l)).SelectMany(l => Action().Matches(l))
            .Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.Contains("payment.refund-approve", written);
        Assert.Contains("sticker.reprint", written);
        Assert.Empty(written.Except(AuditText.Actions));
        Assert.All(AuditText.Actions, a => Assert.NotEqual(AuditText.Of(a).French, AuditText.Of(a).English));
    }

    [Fact]
    public async Task Every_kind_of_work_has_a_name_in_both_languages()
    {
        await using var app = await PortalApp.StartAsync(outside);
        var kinds = app.Services.GetServices<WorkKind>().Select(k => k.Kind).ToList();
        Assert.Contains("record-payment", kinds);
        Assert.DoesNotContain(kinds, k => WorkKindText.Of(k) == Phrase.Verbatim(k));
    }

    [Theory]
    [InlineData("Paid 13,00 $ reçus", "payé, pas encore inscrit · 13,00 $ reçus")]
    [InlineData("email", "par courriel")]
    [InlineData("ee2a4b0c-8a4e-4ad6-9d67-2f3a4b5c6d7e", null)]
    [InlineData("d32", "d32")]
    [InlineData("sheet avery-5160 × 20", "planche · avery-5160 × 20")]
    public void What_changed_is_said_in_words(string written, string? said) => Assert.Equal(said, AuditText.Value(written).French);

    [Fact]
    public void Every_change_at_a_modem_is_named() =>
        Assert.All(Enum.GetValues<LineChangeKind>(), k => Assert.NotEqual(KebabCase.Of(k), AuditText.Value(KebabCase.Of(k)).French));

    [Theory]
    [InlineData(FindingKind.RunFailed, "own-refunds", "suivre nos remboursements")]
    [InlineData(FindingKind.RunFailed, "search-index", "Mettre la recherche à jour")]
    [InlineData(FindingKind.CannotCharge, "books-closed:Debtors - GF", "Debtors - GF")]
    [InlineData(FindingKind.CodesNearLimit, "wrong-all:open/1h", "codes erronés")]
    [InlineData(FindingKind.MethodMissing, "acss_debit", "débit bancaire")]
    [InlineData(FindingKind.Orphan, "pi_123", "pi_123")]
    public void What_a_finding_is_about_is_said_in_words(FindingKind kind, string subject, string said) => Assert.Equal(said, FindingSubject.Of(kind, subject).French);

    [GeneratedRegex(@"udit\.(Add|Record)|Record(View|Command)?Async\(|const string \w+ = ""sticker")]
    private static partial Regex Recording();

    [GeneratedRegex(@"""([a-z]+(?:-[a-z]+)?(?:\.[a-z-]+)|search)""")]
    private static partial Regex Action();
}
