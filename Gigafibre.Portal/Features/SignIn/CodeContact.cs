using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.SignIn;

public sealed record CodeContact
{
    private CodeContact(PhoneNumber? phone, EmailAddress? email) => (Phone, Email) = (phone, email);

    public PhoneNumber? Phone { get; }

    public EmailAddress? Email { get; }

    public string Value => Phone?.E164 ?? Email!.Value.Value;

    public string Masked => Phone?.Masked ?? Email!.Value.Masked;

    public static CodeContact Of(PhoneNumber phone) => new(phone, null);

    public static CodeContact Of(EmailAddress email) => new(null, email);

    public static CodeContact? Parse(string? text) =>
        PhoneNumber.TryParse(text, out var phone) ? Of(phone) : EmailAddress.TryParse(text, out var email) ? Of(email) : null;

    public CodeChannel ChannelFor(CodeChannel wish) => Email is not null ? CodeChannel.Email : wish == CodeChannel.Voice ? CodeChannel.Voice : CodeChannel.Sms;

    public override string ToString() => Masked;
}
