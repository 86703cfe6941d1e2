using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Passkeys;

/// <summary>To every contact on file: a key that somebody else made must not stay unseen. In the caller's unit of work.</summary>
public sealed class PasskeyMessages(MessageOutbox outbox, PortalLinks links, IOptions<PortalOptions> site)
{
    private const string Device = "Chrome, Android";
    private const string Page = "https://client.gigafibre.ca/account/passkeys";
    private const string Phone = "514\u00A0555-0100";

    public static readonly MessageKind Added = new("passkey-added", MessageTopic.Security, PasskeyText.AddedTitle, PasskeyText.AddedSubject, PasskeyText.AddedMail,
        PasskeyText.AddedShort, Device, Page, Phone)
    {
        Action = PasskeyText.See,
        TakesEveryContact = true,
    };

    public static readonly MessageKind Removed = new("passkey-removed", MessageTopic.Security, PasskeyText.RemovedTitle, PasskeyText.RemovedSubject, PasskeyText.RemovedMail,
        PasskeyText.RemovedShort, Device, Page, Phone)
    {
        Action = PasskeyText.See,
        TakesEveryContact = true,
    };

    public Task AddedAsync(Passkey passkey, CancellationToken cancel) => TellAsync(Added, passkey, cancel);

    public Task RemovedAsync(Passkey passkey, CancellationToken cancel) => TellAsync(Removed, passkey, cancel);

    private Task TellAsync(MessageKind kind, Passkey passkey, CancellationToken cancel) => outbox.TellAsync(
        MessageDraft.Of(kind, passkey.CustomerId, passkey.Id.ToString("N"), passkey.Name.Length > 0 ? passkey.Name : PasskeyText.SomeDevice, links.To(Links.Passkeys),
            site.Value.SupportPhone), cancel);
}
