using System.Runtime.CompilerServices;
using System.Text.Json;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.GenieAcs;

namespace Gigafibre.Portal.Features.Diagnosis;

/// <summary>
/// What GenieACS has of the modem, at once; then the modem itself is woken and its fresh values replace the old ones.
/// </summary>
public sealed class GenieAcsProbe(GenieAcsClient acs, ModemDirectory modems) : IProbe
{
    public string Source => Sources.GenieAcs;

    public TimeSpan Budget => TimeSpan.FromSeconds(10);

    public async IAsyncEnumerable<ProbeAnswer> AskAsync(ProbeSubject subject, [EnumeratorCancellation] CancellationToken cancel)
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

    private async Task<JsonElement?> FindAsync(ProbeSubject subject, CancellationToken cancel)
    {
        if (subject.Modem?.AcsId is { } remembered && await acs.GetAsync(remembered, cancel) is { } known && IsIt(known, subject))
        {
            return known;
        }

        var id = await acs.FindIdAsync(subject.Serial, subject.Mac, cancel);
        var found = id is null ? null : await acs.GetAsync(id, cancel);
        var ours = found is { } document && IsIt(document, subject);
        if (subject.Mac is { } mac && (ours ? id : null) is var right && right != subject.Modem?.AcsId)
        {
            await modems.RememberAcsIdAsync(mac, right, cancel);
        }

        return ours ? found : null;
    }

    /// <summary>A serial that was mistyped in ERPNext leads to somebody else's modem.</summary>
    private static bool IsIt(JsonElement document, ProbeSubject subject) =>
        subject.Mac is not { } mac || CpeReader.MacOf(document) is not { } own || own == mac || document.GetRawText().Contains(mac.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>When waking fails on GenieACS's side, what it had before still stands.</summary>
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
