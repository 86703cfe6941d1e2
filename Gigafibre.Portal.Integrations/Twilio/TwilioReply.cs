using Twilio.TwiML;

namespace Gigafibre.Portal.Integrations.Twilio;

/// <summary>What Twilio is answered when a text came in: TwiML with one text to send back, or none.</summary>
public static class TwilioReply
{
    public static string Write(string? text)
    {
        var reply = new MessagingResponse();
        if (text is not null)
        {
            reply.Message(text);
        }

        return reply.ToString();
    }
}
