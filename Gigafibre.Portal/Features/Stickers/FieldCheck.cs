using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Olt;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Stickers;

public enum CheckTone
{
    Good,

    Warn,
    Bad,
}

/// <summary>One thing that was compared.</summary>
/// <param name="Todo">What the technician does about it; null when nothing.</param>
/// <param name="Since">For a sentence that says how long ago.</param>
public sealed record CheckLine(CheckTone Tone, Phrase What, Phrase? Todo = null, string Detail = "", TimeSpan? Since = null);

/// <summary>Both ends of the fibre in dBm; null where an end said nothing just now.</summary>
/// <param name="Class">Of the optics: <c>B+</c>.</param>
public sealed record MeasuredLight(double? RxDbm, double? OltRxDbm, string Class);

public static class FieldCheck
{
    /// <summary>A modem that is on calls at least this often, or just did when it started.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public static IReadOnlyList<CheckLine> Of(StickerStanding sticker, Equipment? modem, bool blocked, ServicePlace? place, FieldSeen seen, DateTimeOffset now) =>
        [OfSticker(sticker), OfErp(modem, blocked, place), .. OfModem(modem, seen.Modem, seen.AcsAway, now), .. OfLight(seen, now)];

    /// <summary>The weaker end, by the optics of the OLT; none where the OLT says that it is gone, and not reported where nothing was read just now.</summary>
    public static OpticalLevel LightOf(FieldSeen seen, DateTimeOffset now) => seen.Ont is { State: OntState.Offline } ? OpticalLevel.None
        : new[] { AtModem(seen, now), AtOlt(seen) }.Where(l => l != OpticalLevel.NotReported).DefaultIfEmpty(OpticalLevel.NotReported).Min();

    public static MeasuredLight MeasuredOf(FieldSeen seen, DateTimeOffset now) =>
        new(ReadNow(seen, now)?.RxDbm, seen.Ont?.OltRxDbm, OpticalClass.Of(seen.Ont?.Class).Name);

    private static OpticalLevel AtModem(FieldSeen seen, DateTimeOffset now) => OpticalLevels.Of(ReadNow(seen, now), OpticalClass.Of(seen.Ont?.Class));

    private static OpticalLevel AtOlt(FieldSeen seen) => OpticalLevels.AtOlt(seen.Ont?.OltRxDbm, OpticalClass.Of(seen.Ont?.Class));

    /// <summary>What the modem receives, as it said just now; else as it told the OLT.</summary>
    private static OpticalReading? ReadNow(FieldSeen seen, DateTimeOffset now) => seen.Modem?.Optical is { } own && (own.ReadAt is null || now - own.ReadAt <= Fresh) ? own
        : seen.Ont is { RxDbm: { } told } ont ? new OpticalReading(told, null, null, null, ont.RawRx, false, LinkStatus.Unknown, ont.ReadAt) : null;

    private static IEnumerable<CheckLine> OfLight(FieldSeen seen, DateTimeOffset now)
    {
        var optics = OpticalClass.Of(seen.Ont?.Class);
        if (seen.Ont is { State: OntState.Offline } gone)
        {
            yield return new(CheckTone.Warn, gone.Cause == OntCause.Power ? FieldText.OltNoPower : FieldText.OltOffline, FieldText.NoLightTodo);
        }
        else if (AtModem(seen, now) is not OpticalLevel.NotReported and var here)
        {
            yield return Light(here, FieldText.LightHere, ReadNow(seen, now)!.RxDbm, optics.OntSensitivity, optics.Name);
        }
        else
        {
            yield return new(CheckTone.Warn, FieldText.LightUnread, FieldText.AcsAwayTodo);
        }

        if (seen.Ont is { State: not OntState.Offline } && AtOlt(seen) is not OpticalLevel.NotReported and var there)
        {
            yield return Light(there, FieldText.LightThere, seen.Ont.OltRxDbm, optics.OltSensitivity, optics.Name);
        }
        else if (seen.OltAway)
        {
            yield return new(CheckTone.Warn, FieldText.OltAway, FieldText.AcsAwayTodo);
        }
    }

    /// <summary>Light that is too weak keeps nobody from binding; it keeps the visit from being green.</summary>
    private static CheckLine Light(OpticalLevel level, Phrase where, double? dbm, double sensitivity, string optics) => level switch
    {
        OpticalLevel.None => new(CheckTone.Warn, FieldText.NoLight, FieldText.NoLightTodo),
        OpticalLevel.Bad => new(CheckTone.Warn, where, FieldText.LightBadTodo.With(Dbm(sensitivity), optics), Dbm(dbm)),
        OpticalLevel.Marginal => new(CheckTone.Warn, where, FieldText.LightMarginTodo.With(Dbm(sensitivity), optics), Dbm(dbm)),
        OpticalLevel.Strong => new(CheckTone.Warn, where, FieldText.LightStrongTodo, Dbm(dbm)),
        _ => new(CheckTone.Good, where, Detail: Dbm(dbm)),
    };

    private static string Dbm(double? dbm) => (dbm ?? 0).ToString("0.0", System.Globalization.CultureInfo.CurrentCulture).Replace('-', '\u2212');

    private static CheckLine OfSticker(StickerStanding sticker) => sticker switch
    {
        StickerStanding.Good => new(CheckTone.Good, FieldText.StickerGood),
        StickerStanding.Old => new(CheckTone.Warn, FieldText.StickerOld, FieldText.StickerOldTodo),
        StickerStanding.Revoked => new(CheckTone.Bad, FieldText.StickerRevoked, FieldText.StickerReplace),
        _ => new(CheckTone.Bad, FieldText.StickerForeign, FieldText.StickerReplace),
    };

    private static CheckLine OfErp(Equipment? modem, bool blocked, ServicePlace? place) => modem switch
    {
        null => new(CheckTone.Bad, FieldText.ErpUnknown, FieldText.ErpUnknownTodo),
        _ when blocked => new(CheckTone.Bad, FieldText.ErpBlocked, FieldText.ErpUnknownTodo, modem.Status ?? ""),
        { CustomerId: null } => new(CheckTone.Good, FieldText.ErpInStock),
        _ when place is null => new(CheckTone.Warn, FieldText.ErpBound),
        _ when modem.CustomerId == place.CustomerId && modem.LocationId == place.Id => new(CheckTone.Good, FieldText.ErpBoundHere),
        _ when modem.CustomerId == place.CustomerId => new(CheckTone.Warn, FieldText.ErpOtherPlace),
        _ => new(CheckTone.Bad, FieldText.ErpOther, FieldText.ErpOtherTodo),
    };

    private static IEnumerable<CheckLine> OfModem(Equipment? modem, CpeSnapshot? seen, bool away, DateTimeOffset now)
    {
        if (seen is null)
        {
            yield return away ? new(CheckTone.Bad, FieldText.AcsAway, FieldText.AcsAwayTodo) : new(CheckTone.Bad, FieldText.AcsNever, FieldText.AcsTodo);
            yield break;
        }

        var since = now - seen.Identity.LastInform;
        yield return since <= Fresh
            ? new(CheckTone.Good, FieldText.AcsNow, Detail: seen.Identity.Model ?? "", Since: since)
            : new(CheckTone.Bad, FieldText.AcsSilent, FieldText.AcsTodo, Since: since);
        if (modem?.Serial is { } erp && seen.Identity.Serial is { } own && !string.Equals(erp, own, StringComparison.OrdinalIgnoreCase))
        {
            yield return new(CheckTone.Bad, FieldText.SerialDiffers, FieldText.SerialTodo, $"{own} ≠ {erp}");
        }

        yield return seen.Internet?.Ipv4 is { } address ? new(CheckTone.Good, FieldText.Address, Detail: address)
            : new(CheckTone.Warn, FieldText.NoAddress, FieldText.NoAddressTodo);
    }
}
