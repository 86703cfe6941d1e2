using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Dunning;

public sealed class LadderTests
{
    private static readonly DunningOptions Usual = new();
    private static readonly DateOnly Due = new(2027, 3, 1);

    [Theory]
    [InlineData(-4, null)]
    [InlineData(-3, -3)]
    [InlineData(-1, -3)]
    [InlineData(0, 0)]
    [InlineData(2, null)]
    [InlineData(3, 3)]
    [InlineData(12, 10)]
    [InlineData(200, 30)]
    public void Whoever_was_told_nothing_is_told_the_step_that_is_reached_and_never_a_suspension(int daysLate, int? step) =>
        Assert.Equal(step, Next(Due.AddDays(daysLate))?.Day);

    [Theory]
    [InlineData(3, 3, 9, null)]
    [InlineData(3, 3, 10, 10)]

    // Told late, because of a pause: the days between two steps are kept.
    [InlineData(3, 20, 25, null)]
    [InlineData(3, 20, 27, 10)]
    [InlineData(30, 30, 46, null)]
    [InlineData(30, 30, 47, 47)]
    [InlineData(30, 100, 116, null)]
    [InlineData(30, 100, 117, 47)]
    public void The_next_step_comes_when_its_day_has_and_the_one_before_is_old_enough(int told, int toldAt, int daysLate, int? step) =>
        Assert.Equal(step, Next(Due.AddDays(daysLate), Step(DunningStage.Late, told, Due.AddDays(toldAt)))?.Day);

    [Fact]
    public void A_notice_names_a_day_in_the_week_after_the_laws_time_and_is_not_for_small_sums()
    {
        var reminded = Step(DunningStage.Late, 30, Due.AddDays(30));
        for (var day = 47; day < 500; day++)
        {
            var today = Due.AddDays(day);
            var notice = Next(today, reminded)!;
            Assert.Equal(DunningStage.Notice, notice.Stage);
            var end = notice.SuspendOn!.Value;
            Assert.True(end.DayNumber - today.DayNumber >= 15 && end.DayNumber - Due.DayNumber > 62);
            Assert.True(end.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday && BankDays.IsOpen(end) && BankDays.IsOpen(end.AddDays(1)));
        }

        Assert.Null(Ladder.Next(Due, Due.AddDays(60), [reminded], mayEnd: false, isProven: true, Usual));
    }

    [Theory]
    [InlineData(6, true, null, 0)]
    [InlineData(5, true, DunningStage.LastNotice, 0)]
    [InlineData(2, true, DunningStage.LastNotice, 0)]
    [InlineData(4, false, null, 0)]

    // Too late for the last notice: the first is given again, with another day.
    [InlineData(1, true, DunningStage.Notice, 1)]
    [InlineData(-30, false, DunningStage.Notice, 1)]
    public void The_last_notice_goes_out_days_before_the_one_it_names_if_the_first_was_received(int daysBefore, bool isProven, DunningStage? stage, int round)
    {
        var end = new DateOnly(2027, 5, 11);
        DunningStep[] told = [Step(DunningStage.Late, 30, Due.AddDays(30)), Step(DunningStage.Notice, 47, Due.AddDays(47), end)];
        var next = Ladder.Next(Due, end.AddDays(-daysBefore), told, mayEnd: true, isProven, Usual);
        Assert.Equal((stage, round), (next?.Stage, next?.Round ?? 0));
    }

    [Fact]
    public void A_suspension_that_nobody_made_is_announced_anew()
    {
        var end = new DateOnly(2027, 5, 11);
        var last = Step(DunningStage.LastNotice, 47, end.AddDays(-4), end);
        Assert.False(Ladder.IsRipe(last, end.AddDays(-1)));
        Assert.True(Ladder.IsRipe(last, end));
        Assert.True(Ladder.IsRipe(last, end.AddDays(14)));
        Assert.Null(Next(end.AddDays(14), last));
        Assert.False(Ladder.IsRipe(last, end.AddDays(15)));
        Assert.Equal((DunningStage.Notice, 1), Next(end.AddDays(15), last) is { } again ? (again.Stage, again.Round) : default);
    }

    [Fact]
    public void Nobody_is_told_twice_in_a_day() => Assert.Null(Next(Due.AddDays(10), Step(DunningStage.Late, 3, Due.AddDays(10))));

    [Fact]
    public void Parts_are_offered_within_the_policy_whatever_the_day_and_the_sum()
    {
        for (var day = 0; day < 400; day++)
        {
            var today = Due.AddDays(day);
            for (var parts = 2; parts <= 4; parts++)
            {
                var amount = new Money(6898 + (day * 7));
                var proposed = ArrangementPlan.Propose(amount, parts, today, Usual);
                Assert.Null(ArrangementPlan.WhyNot(proposed, amount, today, isStaff: false, Usual));
                Assert.All(proposed, p => Assert.True(BankDays.IsOpen(p.DueOn)));
            }
        }
    }

    [Theory]
    [InlineData("8:30,20:38.98", true)]
    [InlineData("8:30,20:38.97", false)]
    [InlineData("8:5,20:63.98", false)]
    [InlineData("8:68.98", false)]
    [InlineData("0:30,20:38.98", false)]
    [InlineData("15:30,20:38.98", false)]
    [InlineData("8:30,61:38.98", false)]
    [InlineData("20:30,8:38.98", false)]
    [InlineData("8:30,8:38.98", false)]
    [InlineData("8:10,10:10,12:10,14:10,16:28.98", false)]
    [InlineData("8:-30,20:98.98", false)]
    public void Parts_that_are_chosen_keep_to_the_policy(string parts, bool may)
    {
        var chosen = parts.Split(',').Select(p => p.Split(':')).Select(p => new PlannedPart(Due.AddDays(int.Parse(p[0], null)),
            new Money((long)(decimal.Parse(p[1], System.Globalization.CultureInfo.InvariantCulture) * 100)))).ToList();
        Assert.Equal(may, ArrangementPlan.WhyNot(chosen, new Money(6898), Due, isStaff: false, Usual) is null);
    }

    private static NextStep? Next(DateOnly today, params DunningStep[] told) => Ladder.Next(Due, today, told, mayEnd: true, isProven: true, Usual);

    private static DunningStep Step(DunningStage stage, int day, DateOnly told, DateOnly? end = null) =>
        new() { CustomerId = "C", InvoiceName = "F", DueOn = Due, Stage = stage, Day = day, ToldOn = told, SuspendOn = end };
}
