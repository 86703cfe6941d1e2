using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Gigafibre.Portal.Pages.Tickets;

/// <summary>A file from others: pictures are shown, everything else is only saved; none may run, load or frame anything.</summary>
public sealed class TicketFileResult(byte[] bytes, string name) : FileContentResult(bytes, TypeOf(bytes).ContentType)
{
    public override Task ExecuteResultAsync(ActionContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        var (_, extension, isShown) = TypeOf(FileContents);
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(name + extension);
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return base.ExecuteResultAsync(context);
    }

    /// <summary>By what the file is, not by what it is called.</summary>
    private static (string ContentType, string Extension, bool IsShown) TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ("image/jpeg", ".jpg", true)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? ("image/png", ".png", true)
        : bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..12].SequenceEqual("WEBP"u8) ? ("image/webp", ".webp", true)
        : bytes.StartsWith("%PDF-"u8) ? ("application/pdf", ".pdf", false)
        : ("application/octet-stream", ".bin", false);
}
