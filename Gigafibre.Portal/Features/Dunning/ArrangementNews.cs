using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>What is told about an arrangement, with the moment it happens in.</summary>
public sealed class ArrangementNews(DunningMessages messages, WorkQueue work, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    public Task MadeAsync(Arrangement made, CancellationToken cancel) => messages.TellMadeAsync(made, cancel);

    public Task EndedAsync(Arrangement ended, CancellationToken cancel) => messages.TellEndedAsync(ended, cancel);

    public void Wake() => work.Wake();
}
