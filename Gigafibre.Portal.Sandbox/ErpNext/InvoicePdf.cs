using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.ErpNext;

/// <summary>A small real PDF of an invoice or a contract, as ERPNext's print format would give.</summary>
public static class InvoicePdf
{
    public static byte[] Draw(JsonObject invoice, string language)
    {
        var french = language == "fr";
        var title = invoice["contract_terms"] is not null ? french ? "Contrat" : "Contract" : french ? "Facture" : "Invoice";
        var lines = new List<string> { "Gigafibre", $"{title} {invoice["name"]}", $"Date {invoice["posting_date"] ?? invoice["start_date"]}", "" };
        lines.AddRange((invoice["items"] as JsonArray ?? []).OfType<JsonObject>().Select(i => $"{i["item_name"]}   {i["amount"]} $"));
        lines.AddRange((invoice["taxes"] as JsonArray ?? []).OfType<JsonObject>().Select(t => $"{t["description"]}   {t["tax_amount"]} $"));
        lines.Add(invoice["contract_terms"] is { } terms ? $"{terms}" : $"Total   {invoice["grand_total"]} $");

        var text = new StringBuilder("BT /F1 12 Tf 72 740 Td 18 TL ");
        foreach (var line in lines)
        {
            text.Append('(').Append(line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal)
                .Replace(")", "\\)", StringComparison.Ordinal)).Append(") Tj T* ");
        }

        text.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {Encoding.Latin1.GetByteCount(text.ToString())} >>\nstream\n{text}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(Encoding.Latin1.GetByteCount(pdf.ToString()));
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = Encoding.Latin1.GetByteCount(pdf.ToString());
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => pdf.Append(CultureInfo.InvariantCulture, $"{o:0000000000} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
