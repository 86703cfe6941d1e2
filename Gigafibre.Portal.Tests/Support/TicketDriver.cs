using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>Customers write to our team, with or without photographs; our team answers in ERPNext.</summary>
public static class TicketDriver
{
    /// <summary>Sends a form with files, as a browser does.</summary>
    public static Task<HttpResponseMessage> SendFilesAsync(
        this Browser browser, Page page, IHtmlFormElement form, (string Name, string Value)[] fields, params (string Name, string Type, byte[] Bytes)[] files) =>
        browser.SendFilesAsync(page, form, "photos", fields, files);

    public static async Task<HttpResponseMessage> SendFilesAsync(
        this Browser browser, Page page, IHtmlFormElement form, string input, (string Name, string Value)[] fields, (string Name, string Type, byte[] Bytes)[] files)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is not null && i.Type == "hidden").Select(i => (i.Name!, i.Value))
            .Where(i => fields.All(f => f.Name != i.Item1)).Concat(fields))
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, type, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            content.Add(part, input, name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page.Address, form.GetAttribute("action") ?? page.Address.ToString())) { Content = content };
        return await browser.SendAsync(request);
    }

    /// <summary>Opens a ticket by the form, and returns its number.</summary>
    public static async Task<string> WriteTicketAsync(
        this PortalApp app, Browser browser, string words, TicketTopic topic = TicketTopic.Other, params (string Name, string Type, byte[] Bytes)[] files)
    {
        var page = await browser.GetAsync("/tickets/new");
        using var sent = await browser.SendFilesAsync(page, page.Forms[0], [("topic", topic.ToString()), ("words", words)], files);
        await app.SettleAsync();

        if (files.Length > 0)
        {
            // What is joined waits for its ticket.
            app.Clock.Advance(TimeSpan.FromMinutes(3));
            await app.SettleAsync();
        }

        return (await app.WithDbAsync(db => db.Tickets.AsNoTracking().OrderByDescending(t => t.CreatedAt).FirstAsync())).Number;
    }

    public static string MailOf(this World world, string key) =>
        world.Erp.All("Contact").Where(c => c["links"]!.AsArray().Any(l => l!["link_name"]?.ToString() == world.CustomerOf(key)))
            .SelectMany(c => c["email_ids"]!.AsArray()).First()!["email_id"]!.ToString();

    public static string StateOf(this World world, string issue) => world.Erp.Find("Issue", issue)!["status"]!.ToString();

    public static IReadOnlyList<JsonObject> ThreadOf(this World world, string issue) =>
        [.. world.Erp.All("Communication").Where(c => c["reference_name"]?.ToString() == issue).OrderBy(c => c["creation"]!.ToString(), StringComparer.Ordinal)];

    /// <summary>The run that sees what our team answered.</summary>
    public static async Task WatchTicketsAsync(this PortalApp app, string run = WatchTicketsHandler.Changed)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WatchTicketsHandler>().HandleAsync(new WorkJob(Guid.Empty, $"{run}:{Guid.NewGuid()}", "", 1), CancellationToken.None);
        await app.SettleAsync();
    }

    public static byte[] Photo(int width = 40, int height = 20)
    {
        using var picture = new SKBitmap(width, height);
        picture.Erase(SKColors.Red);
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    /// <summary>The same with where it was taken, and how the telephone was held.</summary>
    public static byte[] PhotoWithPlace(byte[] photo, byte orientation)
    {
        // APP1 "Exif", a little-endian TIFF with one entry: orientation; then words that stand for a place.
        byte[] exif = [.. "Exif\0\0"u8, 0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. "GPS 48.4 -71.0"u8];
        var length = exif.Length + 2;
        return [photo[0], photo[1], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. photo[2..]];
    }
}
