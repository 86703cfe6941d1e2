using System.Runtime.CompilerServices;
using System.Text.Json;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;

namespace Gigafibre.Portal.Features.Diagnosis;

/// <summary>
/// What GenieACS has of the modem, at once; then the modem itself is woken and its fresh values replace the old ones.
/// </summary>
public sealed class GenieAcsProbe(GenieAcsClient acs, ModemIndex modems, TimeProvider clock) : IProbe
{
    /// <summary>A record that is silent for longer may not be the modem's only one.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromDays(1);

    public string Source => Sources.GenieAcs;

    public TimeSpan Budget => TimeSpan.FromSeconds(10);

    public async IAsyncEnumerable<ProbeAnswer> AskAsync(LineNames subject, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (await FindAsync(subject, cancel) is not { } document)
        {
            yield return new ProbeAnswer(Source, ProbeStatus.NoSuchDevice, 0);
            yield break;
        }

        // The modem is on its way while we read what is at hand.
        var waking = WakeAsync(document, cancel);
        yield return new ProbeAnswer(Source, ProbeStatus.Pending, 0, Cpe: CpeReader.Read(document));

        var woke = await waking;
        if (woke == Woken.Answered && await acs.GetAsync(document.GetProperty("_id").GetString()!, cancel) is { } fresh)
        {
            document = fresh;
        }

        yield return new ProbeAnswer(Source, ProbeStatus.Ok, 0, Woke: woke, Cpe: CpeReader.Read(document));
    }

    private async Task<JsonElement?> FindAsync(LineNames subject, CancellationToken cancel)
    {
        JsonElement? silent = null;
        if (subject.Modem?.AcsId is { } remembered && await acs.GetAsync(remembered, cancel) is { } known && IsIt(known, subject))
        {
            if (clock.GetUtcNow() - CpeReader.Read(known).Identity.LastInform < Silence)
            {
                return known;
            }

            // The modem may have another record by now, under which it still calls.
            silent = known;
        }

        var id = await acs.FindIdAsync(subject.Serial, subject.Mac, cancel);
        var found = id is null ? null : await acs.GetAsync(id, cancel);
        var ours = found is { } document && IsIt(document, subject);
        if (subject.Mac is { } mac && (ours ? id : silent is null ? null : subject.Modem?.AcsId) is var right && right != subject.Modem?.AcsId)
        {
            await modems.RememberAcsIdAsync(mac, right, cancel);
        }

        return ours ? found : silent;
    }

    private static bool IsIt(JsonElement document, LineNames subject) =>
        subject.Mac is not { } mac || CpeReader.MacOf(document) is not { } own || own == mac || document.GetRawText().Contains(mac.ToString(), StringComparison.OrdinalIgnoreCase);

    private async Task<Woken> WakeAsync(JsonElement document, CancellationToken cancel)
    {
        try
        {
            return await acs.RefreshAsync(document, cancel) switch
            {
                ModemAnswer.Answered => Woken.Answered,
                ModemAnswer.Unreachable => Woken.Unreachable,
                _ => Woken.NotAsked,
            };
        }
        catch (IntegrationException)
        {
            return Woken.NotAsked;
        }
    }
}
