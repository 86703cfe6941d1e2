using System.Globalization;
using System.Text;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Support;

internal static class TicketReport
{
    /// <summary>ERPNext's field holds no more, and a device may have a long name.</summary>
    private const int LongestSubject = 140;

    public static (string Subject, string Description) Write(Ticket ticket, DiagnosisView? diagnosis, Language language, string? snapshot)
    {
        var text = new StringBuilder();
        var topic = TicketText.Of(ticket.Topic);
        text.AppendLine(CultureInfo.InvariantCulture, $"Ticket {ticket.Number} — opened from the portal {ticket.CreatedAt:u}, {topic.English}, language {language.Tag}");
        if (ticket.Mac is null)
        {
            return ($"{topic.French} — {ticket.Number}", text.ToString());
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"Modem {ticket.Mac}");
        if (snapshot is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"As the customer saw it: {snapshot}");
        }

        if (diagnosis?.Verdict(ticket.CreatedAt) is not { } verdict)
        {
            text.AppendLine("The diagnosis was not finished.");
            return ($"[{ticket.Mac}] {topic.French}", text.ToString());
        }

        var sentence = VerdictText.Of(verdict.Main.Code).Sentence.In(language, VerdictValues.Of(verdict.Main, diagnosis.StartedAt, language, ""));
        text.AppendLine(CultureInfo.InvariantCulture, $"Verdict: {verdict.Main.Code} — {sentence}");
        foreach (var also in verdict.Also)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Also: {also.Code} {also.Subject}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"Diagnosis {diagnosis.Id}, {diagnosis.StartedAt:u}");
        foreach (var answer in diagnosis.Answers)
        {
            // Whoever was let in may read what our team quotes of this.
            var account = ticket.PersonId is null ? $"account {answer.Standing?.ToString() ?? "-"} " : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"Source {answer.Source}: {answer.Status}, {answer.ElapsedMs} ms, modem {answer.Woke}, {account}{answer.Error}");
            if (answer.Ont is { } ont)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  ONT {ont.Olt} {ont.Index} {ont.Serial}: {ont.State} {ont.Cause}, down {ont.LastDown:u}, up "
                    + $"{ont.LastUp:u}, rx {ont.RxDbm} dBm, OLT rx {ont.OltRxDbm} dBm, {ont.DistanceM} m, {ont.Class}");
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"  Neighbours: {answer.Neighbours?.Count ?? 0} asked, {answer.Neighbours?.Count(n => n.State == Integrations.Olt.OntState.Offline) ?? 0} down");
            }

            if (answer.Cpe is { } cpe)
            {
                Append(text, cpe);
            }
        }

        var subject = $"[{ticket.Mac}] {sentence}";
        return (subject.Length <= LongestSubject ? subject : subject[..(LongestSubject - 1)] + "…", text.ToString());
    }

    private static void Append(StringBuilder text, CpeSnapshot cpe)
    {
        var c = CultureInfo.InvariantCulture;
        var i = cpe.Identity;
        text.AppendLine(c, $"  {i.Manufacturer} {i.Model}, serial {i.Serial}, GPON {i.GponSerial}, firmware {i.Firmware}, up {i.Uptime}, last inform {i.LastInform:u}");
        if (cpe.Optical is { } o)
        {
            text.AppendLine(c, $"  Optical: rx {o.RxDbm} dBm (raw {o.RawRx}), tx {o.TxDbm} dBm, {o.TemperatureC} °C, {o.VoltageV} V, read {o.ReadAt:u}");
        }

        foreach (var n in cpe.Interfaces)
        {
            text.AppendLine(c, $"  {n.Kind} {n.Name}: {n.Status} {n.Protocol} {n.ConnectionState} {n.Ipv4} {n.Error} {n.RateMbps}, read {n.ReadAt:u}");
        }

        foreach (var r in cpe.Radios)
        {
            text.AppendLine(c, $"  Wi-Fi {r.Band} channel {r.Channel} {r.Standard} {r.Bandwidth} on={r.Enabled} busy={r.UtilizationPercent} %: "
                + $"{string.Join(", ", r.Networks.Select(n => n.Name))}");
        }

        foreach (var m in cpe.Mesh)
        {
            text.AppendLine(c, $"  Mesh {m.Role} {m.Name} {m.Mac}: online={m.Online} {m.Backhaul} {m.SignalDbm} dBm");
        }

        foreach (var d in cpe.Clients)
        {
            text.AppendLine(c, $"  Device {d.HostName} {d.Mac}: {d.Band ?? (d.Wired is true ? "cable" : "?")} {d.RssiDbm} dBm {d.RateMbps} Mbit/s via {d.Via}");
        }
    }
}
