namespace Gigafibre.Portal.Features.Lines;

public static class LineChangeStates
{
    private static readonly Dictionary<LineChangeState, LineChangeState[]> Next = new()
    {
        [LineChangeState.Queued] = [LineChangeState.Sent, LineChangeState.Failed],
        [LineChangeState.Sent] = [LineChangeState.Applied, LineChangeState.Keeping, LineChangeState.Proven, LineChangeState.PuttingBack, LineChangeState.Failed],
        [LineChangeState.Applied] = [LineChangeState.Proven, LineChangeState.Kept, LineChangeState.PuttingBack, LineChangeState.Failed],
        [LineChangeState.Keeping] = [LineChangeState.Kept, LineChangeState.PuttingBack, LineChangeState.Failed],
        [LineChangeState.PuttingBack] = [LineChangeState.PutBack, LineChangeState.Failed],
        [LineChangeState.Proven] = [],
        [LineChangeState.Kept] = [],
        [LineChangeState.PutBack] = [],
        [LineChangeState.Failed] = [],
    };

    public static bool MayFollow(LineChangeState from, LineChangeState to) => Next[from].Contains(to);

    public static bool IsOver(LineChangeState state) => Next[state].Length == 0;
}
