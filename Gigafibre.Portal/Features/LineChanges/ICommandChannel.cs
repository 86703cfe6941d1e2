using System.Text.Json;
using Gigafibre.Portal.Integrations.GenieAcs;

namespace Gigafibre.Portal.Features.LineChanges;

/// <summary>A way to a modem by which it can be told something. A command that cannot be delivered leaves nothing behind in any queue.</summary>
public interface ICommandChannel
{
    string Source { get; }

    string Id { get; }

    /// <summary>The modem's document as the source holds it; null when it does not know the modem.</summary>
    Task<JsonElement?> DocumentAsync(CancellationToken cancel);

    Task<CommandDelivery> RestartAsync(string key, CancellationToken cancel);

    Task<CommandDelivery> SetAsync(IReadOnlyList<(string Path, object Value)> values, string key, CancellationToken cancel);

    /// <summary>Has the modem itself report these leaves, or whole objects (names ending with a dot), and gives its document; null when it does not answer.</summary>
    Task<JsonElement?> ReadBackAsync(IReadOnlyList<string> names, string key, CancellationToken cancel);

    Task TakeOutAsync(string key, CancellationToken cancel);
}
