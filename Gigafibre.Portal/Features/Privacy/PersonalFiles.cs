using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Privacy;

/// <summary>What we hold of somebody, as they can take it along: JSON for machines, a page for people.</summary>
public static class PersonalFiles
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The columns that mean something to whoever they are about; the JSON has all of them.</summary>
    private static readonly Dictionary<string, Phrase> Columns = new()
    {
        ["At"] = new("Quand", "When"),
        ["CreatedAt"] = new("Créé", "Made"),
        ["StartedAt"] = new("Commencé", "Begun"),
        ["FinishedAt"] = new("Fini", "Ended"),
        ["SeenAt"] = new("Vu pour la dernière fois", "Last seen"),
        ["AskedAt"] = new("Demandé", "Asked"),
        ["EndedAt"] = new("Terminé", "Ended"),
        ["PaidAt"] = new("Payé", "Paid"),
        ["OpenedAt"] = new("Ouvert", "Opened"),
        ["ReadAt"] = new("Lu", "Read"),
        ["ExpiresAt"] = new("Valide jusqu’au", "Good until"),
        ["ActorName"] = new("Qui", "Who"),
        ["Action"] = new("Quoi", "What"),
        ["Reason"] = new("Pourquoi", "Why"),
        ["Mac"] = new("Modem", "Modem"),
        ["Model"] = new("Modèle", "Model"),
        ["Serial"] = new("Numéro de série", "Serial number"),
        ["RxDbm"] = new("Lumière au modem (dBm)", "Light at the modem (dBm)"),
        ["OltRxDbm"] = new("Lumière chez nous (dBm)", "Light at our end (dBm)"),
        ["MaskedContact"] = new("Contact", "Contact"),
        ["Channel"] = new("Par", "By"),
        ["Kind"] = new("Genre", "Kind"),
        ["Name"] = new("Nom", "Name"),
        ["Role"] = new("Rôle", "Role"),
        ["PayerName"] = new("Payé par", "Paid by"),
        ["WriterName"] = new("Écrit par", "Written by"),
        ["InvitedAt"] = new("Invité", "Invited"),
        ["AcceptedAt"] = new("Accepté", "Accepted"),
        ["EndsOn"] = new("Dernier jour", "Last day"),
        ["Number"] = new("Numéro", "Number"),
        ["State"] = new("État", "State"),
        ["Status"] = new("État", "State"),
        ["AmountCents"] = new("Montant", "Amount"),
        ["InvoiceName"] = new("Facture", "Bill"),
        ["Reference"] = new("Référence", "Reference"),
        ["Brand"] = new("Carte ou banque", "Card or bank"),
        ["Last4"] = new("Quatre derniers chiffres", "Last four"),
        ["Language"] = new("Langue", "Language"),
        ["Text"] = new("Texte", "Text"),
        ["Subject"] = new("Sujet", "Subject"),
        ["Body"] = new("Ce qui était écrit", "What it said"),
        ["SignedAt"] = new("Accepté", "Agreed to"),
        ["ChargeOn"] = new("Prélevé le", "Charged on"),
        ["DueOn"] = new("Échéance", "Due"),
        ["ExpiresOn"] = new("Expire", "Expires"),
        ["SentAt"] = new("Envoyé", "Sent"),
        ["Said"] = new("Ce qui a été choisi", "What was chosen"),
        ["Since"] = new("Depuis", "Since"),
        ["WrittenByName"] = new("Écrit par", "Written by"),
        ["WrittenAt"] = new("Écrit", "Written"),
        ["Down"] = new("Vers vous (Mbit/s)", "Towards you (Mbit/s)"),
        ["Up"] = new("Vers nous (Mbit/s)", "Towards us (Mbit/s)"),
        ["DeviceMac"] = new("Appareil", "Device"),
        ["NamedAt"] = new("Nommé", "Named"),
        ["Issue"] = new("Billet", "Ticket"),
        ["Words"] = new("Vos mots", "Your words"),
        ["Score"] = new("Votre avis", "Your rating"),
        ["GivenAt"] = new("Donné", "Given"),
        ["FileName"] = new("Fichier", "File"),
        ["Verdict"] = new("Résultat", "Result"),
    };

    public static byte[] Json(object what) => JsonSerializer.SerializeToUtf8Bytes(what, Readable);

    public static byte[] Json(string customerId, DateTimeOffset at, IEnumerable<PersonalRows> all) => JsonSerializer.SerializeToUtf8Bytes(
        new { customer = customerId, at, tables = all.Where(t => t.Rows.Count > 0).ToDictionary(t => t.Table.Name, t => t.Rows) }, Readable);

    public static byte[] Page(string customerId, DateTimeOffset at, IEnumerable<PersonalRows> all, Words words)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"").Append(words.Language.Code).Append("\"><meta charset=\"utf-8\"><title>")
            .Append(Text(words[PrivacyText.FileTitle])).Append("</title><style>body{font:16px/1.5 system-ui;margin:2rem}table{border-collapse:collapse}"
                + "td,th{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top}</style><h1>").Append(Text(words[PrivacyText.FileTitle]))
            .Append("</h1><p>").Append(Text(words.Say(PrivacyText.FileLead, customerId, Times.DateAndClock(at, words.Language)))).Append("</p>");
        foreach (var (table, rows) in all.Where(t => t.Rows.Count > 0))
        {
            var columns = rows[0].Keys.Where(Columns.ContainsKey).ToList();
            html.Append("<h2>").Append(Text(words[table.Title])).Append("</h2>");
            if (table.Kept is { } kept)
            {
                html.Append("<p>").Append(Text(words.Say(PrivacyText.KeptBecause, words[kept]))).Append("</p>");
            }

            html.Append("<table><tr>").AppendJoin("", columns.Select(c => $"<th>{Text(words[Columns[c]])}</th>")).Append("</tr>");
            foreach (var row in rows)
            {
                html.Append("<tr>").AppendJoin("", columns.Select(c => $"<td>{Text(Value(c, row[c], words))}</td>")).Append("</tr>");
            }

            html.Append("</table>");
        }

        return Encoding.UTF8.GetBytes(html.Append("</html>").ToString());
    }

    /// <summary>Every column of one table, for a spreadsheet.</summary>
    public static async Task<byte[]> CsvAsync(PersonalRows rows, Language language)
    {
        using var bytes = new MemoryStream();
        await using (var csv = new CsvFile(bytes, language))
        {
            await csv.WriteAsync([.. rows.Rows[0].Keys]);
            foreach (var row in rows.Rows)
            {
                await csv.WriteAsync([.. row.Values.Select(v => v is null or DateTimeOffset or DateOnly ? v : Convert.ToString(v, CultureInfo.InvariantCulture))]);
            }
        }

        return bytes.ToArray();
    }

    private static string Value(string column, object? value, Words words) => (column, value) switch
    {
        (_, null) => "",
        (_, DateTimeOffset at) => Times.DateAndClock(at, words.Language),
        ("AmountCents", long cents) => words.Of(new Money(cents)),
        ("Score", TicketScore score) => words[TicketText.Of(score)],
        ("Action", string action) => words[AuditText.ToCustomer(action)],
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
