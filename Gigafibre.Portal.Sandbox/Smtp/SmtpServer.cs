using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Gigafibre.Portal.Sandbox.Smtp;

/// <summary>
/// A mail relay that delivers to the mailboxes of the worlds: the recipient's domain begins with the world's name
/// (<c>louise@demo.exemple.test</c>).
/// </summary>
public sealed partial class SmtpServer(Worlds worlds, IOptions<SandboxOptions> options) : BackgroundService
{
    private readonly TaskCompletionSource<int> _port = new();

    public Task<int> Port => _port.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, options.Value.SmtpPort);
        listener.Start();
        _port.SetResult(((IPEndPoint)listener.LocalEndpoint).Port);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancel)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await TalkAsync(reader, writer, cancel);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The other side hung up.
        }
    }

    private async Task TalkAsync(StreamReader reader, StreamWriter writer, CancellationToken cancel)
    {
        var recipients = new List<string>();
        await writer.WriteLineAsync("220 sandbox ESMTP");
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            switch (line.Split(' ', 2)[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO":
                    await writer.WriteLineAsync("250-sandbox\r\n250-8BITMIME\r\n250 SMTPUTF8");
                    break;
                case "RCPT":
                    var to = Address().Match(line).Groups[1].Value;
                    var refused = await RefusalAsync(to, cancel);
                    if (refused is null)
                    {
                        recipients.Add(to);
                    }

                    await writer.WriteLineAsync(refused ?? "250 OK");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 End data with <CR><LF>.<CR><LF>");
                    var mail = await ReadMailAsync(reader, cancel);
                    var after = recipients.Select(r => World(r).Faults["smtp"]).FirstOrDefault();
                    recipients.ForEach(r => Deliver(r, mail));
                    recipients.Clear();
                    switch (after)
                    {
                        case Fault.CutAfterCommit:
                            return;
                        case Fault.SilentAfterCommit:
                            await FaultMiddleware.HangAsync(cancel);
                            return;
                        case Fault.ErrorAfterCommit:
                            await writer.WriteLineAsync("451 lost the thread");
                            break;
                        default:
                            await writer.WriteLineAsync("250 OK: queued");
                            break;
                    }

                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 Bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 OK");
                    break;
            }
        }
    }

    private World World(string address) => worlds[address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..].Split('.')[0]];

    private async Task<string?> RefusalAsync(string to, CancellationToken cancel)
    {
        var world = World(to);
        world.Requests.Add("smtp", "RCPT");
        var fault = world.Faults["smtp"];
        if (fault is Fault.Slow or Fault.Silent)
        {
            await Task.Delay(fault is Fault.Slow ? world.Faults.SlowFor : Timeout.InfiniteTimeSpan, cancel);
        }

        return fault switch
        {
            Fault.Down => throw new IOException("cut"),
            Fault.Rubbish => "<!doctype html>",
            Fault.Deadlock or Fault.Error or Fault.Maintenance => "451 try again later",
            Fault.TooMany => "452 too many recipients",
            _ => to.Contains("rejet", StringComparison.Ordinal) ? "550 mailbox unavailable" : null,
        };
    }

    private static async Task<string> ReadMailAsync(StreamReader reader, CancellationToken cancel)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(cancel) is { } line && line != ".")
        {
            mail.AppendLine(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        }

        return mail.ToString();
    }

    private void Deliver(string to, string mail)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(mail));
        using var message = MimeMessage.Load(bytes);
        World(to).Post.Deliver(new Letter(LetterKind.Email, to, message.Subject, (message.TextBody ?? "").Trim(), DateTimeOffset.UtcNow)
        {
            Html = message.HtmlBody,
            Headers = message.Headers.DistinctBy(h => h.Field, StringComparer.OrdinalIgnoreCase).ToDictionary(h => h.Field, h => h.Value, StringComparer.OrdinalIgnoreCase),
            Files = [.. message.Attachments.OfType<MimePart>().Select(Read)],
        });
    }

    private static LetterFile Read(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return new LetterFile(part.FileName ?? "", part.ContentType.MimeType, bytes.ToArray());
    }

    [GeneratedRegex("<([^>]+)>")]
    private static partial Regex Address();
}
