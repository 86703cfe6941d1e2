using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Stickers;

/// <param name="Light">The weaker end, as measured just now.</param>
public sealed record FieldView(
    MacAddress Mac, Equipment? Modem, ServicePlace? Place, IReadOnlyList<CheckLine> Lines, OpticalLevel Light, MeasuredLight Measured)
{
    public bool Fits => Lines.All(l => l.Tone != CheckTone.Bad);

    /// <summary>Everything matches, and the light was measured and is good.</summary>
    public bool IsGreen => Fits && Place is not null && Light is (OpticalLevel.Good or OpticalLevel.Strong);

    /// <summary>Green, bound here, and on the internet: nothing is left to do.</summary>
    public bool IsDone => IsGreen && IsBoundHere && Lines.All(l => l.What != FieldText.NoAddress);

    public bool IsBoundHere => Place is not null && Modem?.LocationId == Place.Id && Modem.CustomerId == Place.CustomerId;
}

public enum BindAnswer
{
    Bound,

    DoesNotFit,

    Away,
}

/// <summary>Compares a sticker with the modem that the management server sees and with ERPNext, and binds what fits.</summary>
public sealed class FieldService(StickerKeys keys, ErpNextClient erp, ErpNextFieldWork field, FieldSight sight, ModemIndex modems, AuditTrail audit,
    IOptions<ErpNextOptions> options, TimeProvider clock)
{
    /// <summary>Throws <see cref="IntegrationException"/> when ERPNext does not answer; a silent management server is a line of the view.</summary>
    public async Task<FieldView> LookAsync(MacAddress mac, string? key, string? placeId, CancellationToken cancel)
    {
        var asking = erp.FindByMacAsync(mac, cancel);
        var placing = placeId is null ? Task.FromResult<ServicePlace?>(null) : field.FindPlaceAsync(placeId, cancel);
        var (modem, place) = (await asking, await placing);
        var seen = await sight.LookAsync(mac, modem?.Serial, cancel);
        var blocked = options.Value.Equipment.BlockedStatuses.Contains(modem?.Status, StringComparer.OrdinalIgnoreCase);
        var lines = FieldCheck.Of(await keys.JudgeAsync(mac, key, cancel), modem, blocked, place, seen, clock.GetUtcNow());
        return new FieldView(mac, modem, place, lines, FieldCheck.LightOf(seen, clock.GetUtcNow()), FieldCheck.MeasuredOf(seen, clock.GetUtcNow()));
    }

    /// <summary>
    /// Writes to ERPNext that the modem is at this address: once, however often it is asked, and never over somebody else's change. An answer that
    /// got lost is looked up.
    /// </summary>
    public async Task<BindAnswer> BindAsync(FieldView view, CancellationToken cancel)
    {
        if (!view.Fits || view is not { Modem: { } modem, Place: { } place })
        {
            return BindAnswer.DoesNotFit;
        }

        if (!view.IsBoundHere)
        {
            await audit.RecordAsync(StickerService.Bound, view.Mac.ToString(), cancel, customer: place.CustomerId, before: modem.LocationId ?? modem.Status, after: place.Id);
            try
            {
                await field.BindAsync(modem, place, cancel);
            }
            catch (IntegrationException e) when (!e.MayHaveHappened)
            {
                return e.Code == "TimestampMismatchError" ? BindAnswer.DoesNotFit : BindAnswer.Away;
            }
            catch (IntegrationException)
            {
                if (!await IsThereAsync(view, cancel))
                {
                    return BindAnswer.Away;
                }
            }
        }

        await RememberAsync(view.Mac, cancel);
        return BindAnswer.Bound;
    }

    private async Task<bool> IsThereAsync(FieldView view, CancellationToken cancel)
    {
        try
        {
            return view with { Modem = await erp.FindByMacAsync(view.Mac, cancel) } is { IsBoundHere: true };
        }
        catch (IntegrationException)
        {
            return false;
        }
    }

    private async Task RememberAsync(MacAddress mac, CancellationToken cancel)
    {
        try
        {
            await modems.RefreshAsync(mac, cancel);
        }
        catch (IntegrationException)
        {
            // The next page of theirs asks again.
        }
    }
}
