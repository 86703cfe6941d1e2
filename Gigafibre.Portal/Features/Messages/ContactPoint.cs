using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>A telephone or an e-mail address of somebody.</summary>
public sealed record ContactPoint
{
    /// <summary>Keeps the hashes of contacts apart from other hashes.</summary>
    public const string HashPurpose = "contact";

    private ContactPoint(PhoneNumber? phone, EmailAddress? email) => (Phone, Email) = (phone, email);

    public PhoneNumber? Phone { get; }

    public EmailAddress? Email { get; }

    public string Value => Phone?.E164 ?? Email!.Value.Value;

    public string Masked => Phone?.Masked ?? Email!.Value.Masked;

    public static ContactPoint Of(PhoneNumber phone) => new(phone, null);

    public static ContactPoint Of(EmailAddress email) => new(null, email);

    public static ContactPoint? Parse(string? text) =>
        PhoneNumber.TryParse(text, out var phone) ? Of(phone) : EmailAddress.TryParse(text, out var email) ? Of(email) : null;

    public MessageChannel ChannelFor(MessageChannel wish) => Email is not null ? MessageChannel.Email : wish == MessageChannel.Voice ? MessageChannel.Voice : MessageChannel.Sms;

    public override string ToString() => Masked;
}
