namespace Gigafibre.Portal.Integrations.Twilio;

/// <summary>Which of our senders a text comes from: whoever answers STOP to one blocks that one.</summary>
public enum TextSender
{
    /// <summary>Codes that somebody waits for.</summary>
    Codes,

    /// <summary>Everything else: <see cref="TwilioOptions.NoticesServiceSid"/>, or the same as codes where there is none.</summary>
    Notices,
}
