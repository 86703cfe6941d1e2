using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>Where a code goes: a phone or an e-mail address, in one spelling.</summary>
public sealed record CodeContact
{
    private CodeContact(PhoneNumber? phone, EmailAddress? email) => (Phone, Email) = (phone, email);

    public PhoneNumber? Phone { get; }

    public EmailAddress? Email { get; }

    public string Value => Phone?.E164 ?? Email!.Value.Value;

    public string Masked => Phone?.Masked ?? Email!.Value.Masked;

    public static CodeContact Of(PhoneNumber phone) => new(phone, null);

    public static CodeContact Of(EmailAddress email) => new(null, email);

    /// <summary>Reads what a visitor typed.</summary>
    public static CodeContact? Parse(string? text) =>
        PhoneNumber.TryParse(text, out var phone) ? Of(phone) : EmailAddress.TryParse(text, out var email) ? Of(email) : null;

    /// <summary>A phone takes texts and calls, an address takes mail.</summary>
    public CodeChannel ChannelFor(CodeChannel wish) => Email is not null ? CodeChannel.Email : wish == CodeChannel.Voice ? CodeChannel.Voice : CodeChannel.Sms;

    public override string ToString() => Masked;
}
