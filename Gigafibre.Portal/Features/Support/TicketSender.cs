using System.Net.Mail;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Smtp;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Support;

/// <param name="OwnHash">A keyed hash of the address where it is the customer's own.</param>
public sealed record TicketSenderName(string Address, ContactPoints Contacts, string? OwnHash);

/// <summary>In whose name a customer writes in ERPNext: where they can be answered. Without an address of their own, it is the mailbox that people read here.</summary>
public sealed class TicketSender(OwnContacts own, IOptions<SmtpOptions> mail, Secrets secrets)
{
    /// <summary>The mailbox that people read here.</summary>
    public string Mailbox => new MailAddress(mail.Value.From).Address;

    public async Task<TicketSenderName> OfAsync(string customerId, CancellationToken cancel)
    {
        var contacts = await own.ReadAsync(customerId, cancel);
        return contacts.Emails is [var first, ..] ? new(first.Value, contacts, Hash(first.Value)) : new(Mailbox, contacts, null);
    }

    public string Hash(string address) => secrets.Hash(ContactPoint.HashPurpose, address.ToLowerInvariant());
}
