using Gigafibre.Portal.Features.Messages;

namespace Gigafibre.Portal.Features.Contacts;

public static class ContactMessages
{
    public static readonly MessageKind Code = new("contact-code", MessageTopic.Security, ContactText.CodeTitle, ContactText.CodeSubject, ContactText.CodeMail,
        ContactText.CodeBrief,
        Message.Secret, "514\u00A0555-0100")
    {
        IsAskedFor = true,
        Lasts = TimeSpan.FromMinutes(10),
    };

    /// <summary>To every contact that was on file before; each can undo it.</summary>
    public static readonly MessageKind Changed = new("contact-changed", MessageTopic.Security, ContactText.ChangedTitle, ContactText.ChangedSubject, ContactText.ChangedMail,
        ContactText.ChangedBrief, "•••\u00A0•••\u00A0••42", Message.Secret, "514\u00A0555-0100")
    {
        Action = ContactText.NotMe,
        SecretSample = "https://client.gigafibre.ca/contact/undo/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    };

    /// <summary>After it was undone, to both sides.</summary>
    public static readonly MessageKind Restored = new("contact-restored", MessageTopic.Security, ContactText.RestoredTitle, ContactText.RestoredSubject, ContactText.RestoredMail,
        ContactText.RestoredBrief, "•••\u00A0•••\u00A0••42", "514\u00A0555-0100");

    /// <summary>To the new one.</summary>
    public static readonly MessageKind Welcome = new("contact-welcome", MessageTopic.Security, ContactText.WelcomeTitle, ContactText.WelcomeSubject, ContactText.WelcomeMail,
        ContactText.WelcomeBrief, "514\u00A0555-0100");
}
