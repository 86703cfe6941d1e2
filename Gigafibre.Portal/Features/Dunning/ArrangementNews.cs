using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>What is told about an arrangement, with the moment it happens in.</summary>
public sealed class ArrangementNews(DunningMessages messages, WorkQueue work, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public Task MadeAsync(Arrangement made, CancellationToken cancel) => messages.TellMadeAsync(made, cancel);

    public void Wake() => work.Wake();
}
