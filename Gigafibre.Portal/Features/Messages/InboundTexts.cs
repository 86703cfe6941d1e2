using System.Globalization;
using System.Text;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Twilio;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>
/// What people answer to our texts: STOP, ARRÊT and their like end notices to that number, at once and whatever Twilio did; START brings them back.
/// Nobody reads the rest, and whoever writes is told so, once a day.
/// </summary>
public static class InboundTexts
{
    public const string Source = "twilio-inbound";
    private const string ToldSource = "twilio-told";

    private static readonly string[] Stops =
        ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "ARRET", "ARRETE", "ARRETER", "ARRETEZ", "DESABONNER", "DESABONNEMENT", "DESINSCRIRE",
            "FIN"];

    /// <summary>Whatever follows: "arrêt svp", "désabonnez-moi".</summary>
    private static readonly string[] StopsAtTheBeginning = ["STOP ", "UNSUBSCRIBE ", "ARRET ", "ARRETE ", "ARRETER ", "ARRETEZ ", "DESABONN", "DESINSCRI"];

    /// <summary>Only what Twilio takes back its block for, or can be told to.</summary>
    private static readonly string[] Starts = ["START", "UNSTOP", "YES", "DEBUT"];

    private static readonly string[] Helps = ["HELP", "INFO", "AIDE"];

    public static void MapInboundTexts(this IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/twilio/inbound", ReceiveAsync).DisableAntiforgery();

    private static async Task<IResult> ReceiveAsync(HttpContext context, TwilioRequest twilio, PortalDb db, ContactTroubles troubles, Secrets secrets,
        IOptions<PortalOptions> site, TimeProvider clock, CancellationToken cancel)
    {
        var (form, refusal) = await twilio.ReadAsync(context, cancel);
        if (form is null)
        {
            return refusal!;
        }

        var sid = form["MessageSid"].FirstOrDefault();
        if (string.IsNullOrEmpty(sid) || !PhoneNumber.TryParse(form["From"].FirstOrDefault(), out var from))
        {
            return Answer(null);
        }

        var (word, now) = (Word(form["OptOutType"].FirstOrDefault(), form["Body"].FirstOrDefault()), clock.GetUtcNow());
        var (hash, phone) = (secrets.Hash(ContactPoint.HashPurpose, from.E164), ContactPoint.Of(from));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await IsNewAsync(db, InboxMessage.Taken(Source, sid, $"{word} {hash}", now), cancel))
        {
            return Answer(null);
        }

        // Whoever has written here before is answered in their language; the others in both.
        var last = await db.Messages.AsNoTracking().Where(m => m.ContactHash == hash).OrderByDescending(m => m.CreatedAt).Select(m => new { m.CustomerId, m.Language })
            .FirstOrDefaultAsync(cancel);
        if (word == TextWord.Stop)
        {
            await troubles.NoteAsync(hash, ContactTroubleKind.OptedOut, phone.Masked, last?.CustomerId, null, cancel);
        }
        else if (word == TextWord.Start)
        {
            await troubles.ForgetAsync(hash, "start", cancel);
        }

        var twilioAnswered = form["OptOutType"].FirstOrDefault() is { Length: > 0 };
        var isTold = twilioAnswered || (word == TextWord.Other && !await IsNewAsync(db, InboxMessage.Taken(ToldSource, $"{hash}:{Times.Day(now):yyyyMMdd}", "", now), cancel));
        await transaction.CommitAsync(cancel);
        return Answer(isTold ? null : MessageText.ReplyTo(word).With(site.Value.SupportPhone) is var reply && last is null ? $"{reply.French}\n\n{reply.English}"
            : reply.In(SiteLanguage.Parse(last?.Language)));
    }

    /// <summary>Twilio's own reading first; then ours, which knows French and accents.</summary>
    public static TextWord Word(string? optOutType, string? body)
    {
        var said = Fold(optOutType is { Length: > 0 } ? optOutType : body ?? "");
        return Stops.Contains(said) || Array.Exists(StopsAtTheBeginning, w => said.StartsWith(w, StringComparison.Ordinal)) ? TextWord.Stop
            : Starts.Contains(said) ? TextWord.Start : Helps.Contains(said) ? TextWord.Help : TextWord.Other;
    }

    /// <summary>Capitals without accents, and nothing at the ends but letters.</summary>
    private static string Fold(string text)
    {
        var letters = text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : ' ');
        return string.Join(' ', new string([.. letters]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<bool> IsNewAsync(PortalDb db, InboxMessage row, CancellationToken cancel)
    {
        if (await db.InboxMessages.AnyAsync(m => m.Source == row.Source && m.ExternalId == row.ExternalId, cancel))
        {
            return false;
        }

        db.InboxMessages.Add(row);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException e) when (e.IsDuplicate<InboxMessage>())
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static IResult Answer(string? text) => Results.Content(TwilioReply.Write(text is null ? null : ShortText.Plain(text)), "application/xml");
}
