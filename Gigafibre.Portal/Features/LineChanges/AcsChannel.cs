using System.Text.Json;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations.GenieAcs;

namespace Gigafibre.Portal.Features.LineChanges;

public sealed class AcsChannel(GenieAcsClient acs, string id) : ICommandChannel
{
    public string Source => Sources.GenieAcs;

    public string Id => id;

    public Task<JsonElement?> DocumentAsync(CancellationToken cancel) => acs.GetAsync(id, cancel);

    public Task<CommandDelivery> RestartAsync(string key, CancellationToken cancel) => acs.RebootAsync(id, key, cancel);

    public Task<CommandDelivery> SetAsync(IReadOnlyList<(string Path, object Value)> values, string key, CancellationToken cancel) => acs.SetAsync(id, values, key, cancel);

    public async Task<JsonElement?> ReadBackAsync(IReadOnlyList<string> names, string key, CancellationToken cancel)
    {
        var (leaves, objects) = (names.Where(n => !n.EndsWith('.')).ToList(), names.Where(n => n.EndsWith('.')).ToList());
        if (leaves.Count > 0 && await acs.ReadAsync(id, leaves, key + "-read", cancel) != CommandDelivery.Delivered)
        {
            return null;
        }

        foreach (var name in objects)
        {
            if (await acs.RefreshObjectAsync(id, name.TrimEnd('.'), key + "-read", cancel) != CommandDelivery.Delivered)
            {
                return null;
            }
        }

        return await acs.GetAsync(id, cancel);
    }

    public async Task TakeOutAsync(string key, CancellationToken cancel)
    {
        await acs.TakeOutAsync(id, key, cancel);
        await acs.TakeOutAsync(id, key + "-read", cancel);
    }
}
