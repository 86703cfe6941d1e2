using System.Text.Json;
using Gigafibre.Portal.Integrations.GenieAcs;

namespace Gigafibre.Portal.Features.LineChanges;

public interface ICommandChannel
{
    string Source { get; }

    string Id { get; }

    Task<JsonElement?> DocumentAsync(CancellationToken cancel);

    Task<CommandDelivery> RestartAsync(string key, CancellationToken cancel);

    Task<CommandDelivery> SetAsync(IReadOnlyList<(string Path, object Value)> values, string key, CancellationToken cancel);

    Task<JsonElement?> ReadBackAsync(IReadOnlyList<string> names, string key, CancellationToken cancel);

    Task TakeOutAsync(string key, CancellationToken cancel);
}
