using System.Net.Mail;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Smtp;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Support;

/// <summary>In whose name a customer writes in ERPNext: where they can be answered. Without an address of their own, it is the mailbox that people read here.</summary>
public sealed class TicketSender(ErpNextClient erp, IOptions<SmtpOptions> mail)
{
    public async Task<(string Address, ContactPoints Contacts)> OfAsync(string customerId, CancellationToken cancel)
    {
        var contacts = await erp.GetContactPointsAsync(customerId, cancel);
        return (contacts.Emails.Count > 0 ? contacts.Emails[0].Value : new MailAddress(mail.Value.From).Address, contacts);
    }
}
