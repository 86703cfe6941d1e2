using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.People;

/// <summary>In the caller's unit of work.</summary>
public sealed class PersonMessages(MessageOutbox outbox, PortalLinks links, IOptions<PortalOptions> site)
{
    private const string SignInPage = "https://client.gigafibre.ca/signin";
    private const string Page = "https://client.gigafibre.ca/people";
    private const string Phone = "514\u00A0555-0100";

    /// <summary>To the one who is invited. Whose account it is, they read once they have proved who they are.</summary>
    public static readonly MessageKind Invited = new("person-invited", MessageTopic.Security, PersonText.InvitedTitle, PersonText.InvitedSubject, PersonText.InvitedMail,
        PersonText.InvitedBrief, "•••\u00A0•••\u00A0••42", SignInPage, Phone)
    {
        Action = PersonText.InvitedAction,
    };

    /// <summary>To every contact on file: somebody whom one of them did not let in must not stay unseen.</summary>
    public static readonly MessageKind Added = new("person-added", MessageTopic.Security, PersonText.AddedTitle, PersonText.AddedSubject, PersonText.AddedMail,
        PersonText.AddedBrief, "Marie", PersonText.Role(PersonRole.Payer), Page, Phone)
    {
        Action = PersonText.See,
        TakesEveryContact = true,
    };

    /// <summary>What they said.</summary>
    public static readonly MessageKind Answered = new("person-answered", MessageTopic.Security, PersonText.AnsweredTitle, PersonText.AnsweredSubject, PersonText.AnsweredMail,
        PersonText.AnsweredBrief, "Marie", PersonText.Accepted, Page, Phone)
    {
        Action = PersonText.See,
    };

    public async Task InvitedAsync(AuthorizedPerson person, ContactPoint contact, Language language, CancellationToken cancel)
    {
        var about = person.Id.ToString("N");
        var invited = MessageDraft.Of(Invited, person.CustomerId, about, person.MaskedContact, links.To(Links.SignIn), site.Value.SupportPhone);
        outbox.Add(invited, contact, contact.ChannelFor(MessageChannel.Sms), language);
        await outbox.TellAsync(
            MessageDraft.Of(Added, person.CustomerId, about, person.Name, PersonText.Role(person.Role), links.To(Links.People), site.Value.SupportPhone), cancel);
    }

    public Task AnsweredAsync(AuthorizedPerson person, Phrase what, CancellationToken cancel)
    {
        var about = $"{person.Id:N}:{(person.EndedAt is null ? "in" : "out")}";
        return outbox.TellAsync(MessageDraft.Of(Answered, person.CustomerId, about, person.Name, what, links.To(Links.People), site.Value.SupportPhone), cancel);
    }
}
