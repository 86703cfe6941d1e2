using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Gigafibre.Portal.Integrations.Smtp;

/// <summary>Mail through the relay of the configuration: text, and the same as HTML where there is one.</summary>
public sealed class SmtpMailer(IOptions<SmtpOptions> options)
{
    /// <summary>The code of a refusal that is about the recipient, and not about us.</summary>
    public const string RefusedRecipient = "recipient-refused";

    /// <summary>Throws <see cref="IntegrationException"/>; <c>MayHaveHappened</c> once the relay was given the message.</summary>
    public async Task SendAsync(EmailToSend mail, CancellationToken cancel)
    {
        var o = options.Value;
        using var message = Write(mail, o.From);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        budget.CancelAfter(TimeSpan.FromSeconds(20));
        using var client = new SmtpClient();
        var transfer = new Transfer();
        try
        {
            await client.ConnectAsync(o.Host, o.Port, o.RequireTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, budget.Token).ConfigureAwait(false);
            if (o.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, o.Password ?? "", budget.Token).ConfigureAwait(false);
            }

            await client.SendAsync(message, budget.Token, transfer).ConfigureAwait(false);
        }
        catch (SmtpCommandException e)
        {
            var isTransient = (int)e.StatusCode is >= 400 and < 500;
            var isRecipient = !isTransient && e.ErrorCode == SmtpErrorCode.RecipientNotAccepted;
            throw new IntegrationException("SMTP", $"answered {((int)e.StatusCode).ToString(CultureInfo.InvariantCulture)}", isTransient,
                code: isRecipient ? RefusedRecipient : null, inner: e);
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
            throw new IntegrationException("SMTP", "cannot be reached", isTransient: true, mayHaveHappened: transfer.HasBegun, inner: e);
        }
    }

    /// <summary>Told by the client once the message itself is on its way; before that, nothing can have arrived.</summary>
    private sealed class Transfer : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

        public void Report(long bytesTransferred) => HasBegun = true;
    }

    private static MimeMessage Write(EmailToSend mail, string from)
    {
        var body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html };
        foreach (var file in mail.Files)
        {
            body.Attachments.Add(file.Name, file.Content, ContentType.Parse(file.ContentType));
        }

        var message = new MimeMessage { Subject = mail.Subject, Body = body.ToMessageBody() };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse(mail.To.Value));
        if (mail.Tag is { } tag)
        {
            message.MessageId = $"{tag}@{MailboxAddress.Parse(from).Domain}";

            // Mailjet gives it back with what became of the mail; other relays pass it on.
            message.Headers.Add("X-MJ-CustomID", tag);
        }

        if (mail.Unsubscribe is { } stop)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop.AbsoluteUri}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        return message;
    }
}
