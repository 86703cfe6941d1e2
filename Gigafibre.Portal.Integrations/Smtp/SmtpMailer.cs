using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Gigafibre.Portal.Integrations.Smtp;

/// <summary>Plain-text mail through the relay of the configuration.</summary>
public sealed class SmtpMailer(IOptions<SmtpOptions> options)
{
    /// <summary>Throws <see cref="IntegrationException"/>; <c>MayHaveHappened</c> once the relay was given the message.</summary>
    public Task SendAsync(EmailAddress to, string subject, string text, CancellationToken cancel) => SendAsync(to, subject, text, [], cancel);

    /// <summary>The same, with files.</summary>
    public async Task SendAsync(EmailAddress to, string subject, string text, IReadOnlyList<EmailAttachment> files, CancellationToken cancel)
    {
        var o = options.Value;
        var body = new BodyBuilder { TextBody = text };
        foreach (var file in files)
        {
            body.Attachments.Add(file.Name, file.Content, ContentType.Parse(file.ContentType));
        }

        using var message = new MimeMessage { Subject = subject, Body = body.ToMessageBody() };
        message.From.Add(MailboxAddress.Parse(o.From));
        message.To.Add(MailboxAddress.Parse(to.Value));

        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        budget.CancelAfter(TimeSpan.FromSeconds(20));
        using var client = new SmtpClient();
        var handedOver = false;
        try
        {
            await client.ConnectAsync(o.Host, o.Port, o.RequireTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, budget.Token).ConfigureAwait(false);
            if (o.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, o.Password ?? "", budget.Token).ConfigureAwait(false);
            }

            handedOver = true;
            await client.SendAsync(message, budget.Token).ConfigureAwait(false);
        }
        catch (SmtpCommandException e)
        {
            throw new IntegrationException("SMTP", $"answered {(int)e.StatusCode}", isTransient: (int)e.StatusCode is >= 400 and < 500, inner: e);
        }
        catch (AuthenticationException e)
        {
            throw new IntegrationException("SMTP", "refused our password", isTransient: false, inner: e);
        }
        catch (NotSupportedException e)
        {
            throw new IntegrationException("SMTP", "offers neither the encryption nor the sign-in that we ask for", isTransient: false, inner: e);
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or SslHandshakeException or ServiceNotConnectedException
            || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new IntegrationException("SMTP", "cannot be reached", isTransient: true, mayHaveHappened: handedOver, inner: e);
        }
    }
}
