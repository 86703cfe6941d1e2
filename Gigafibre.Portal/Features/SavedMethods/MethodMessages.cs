using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>What customers are told about the ways to pay that they keep.</summary>
public static class MethodMessages
{
    public static readonly MessageKind Expires = new("card-expires", MessageTopic.Bills, MethodText.ExpiresTitle, MethodText.ExpiresSubject, MethodText.ExpiresMail,
        MethodText.ExpiresShort, new Phrase("Visa se terminant par 4242", "Visa ending in 4242"), new Phrase("31\u00A0décembre 2026", "December 31, 2026"),
        "https://client.gigafibre.ca/account/methods")
    {
        Action = MethodText.ExpiresAction,
    };
}
