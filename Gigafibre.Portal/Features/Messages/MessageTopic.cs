namespace Gigafibre.Portal.Features.Messages;

/// <summary>What a message is about, as a customer would sort them. Stored by number.</summary>
public enum MessageTopic
{
    /// <summary>Codes, sign-ins, changes of contact.</summary>
    Security = 0,

    /// <summary>What the law or the contract has us say: debits, their failure, suspension, confirmations.</summary>
    Contract = 1,

    /// <summary>Bills, reminders, receipts.</summary>
    Bills = 2,

    /// <summary>Outages, planned work, the way back.</summary>
    Line = 3,

    /// <summary>Appointments and technicians on their way.</summary>
    Visits = 4,

    Offers = 5,

    /// <summary>What our team answered to a ticket.</summary>
    Tickets = 6,
}

/// <summary>The ways a customer lets a topic come by.</summary>
[Flags]
public enum MessageWays
{
    None = 0,
    Text = 1,
    Mail = 2,
    Both = Text | Mail,
}

public static class MessageTopics
{
    public static readonly IReadOnlyList<MessageTopic> All = Enum.GetValues<MessageTopic>();

    /// <summary>Cannot be switched off: only the way can be chosen.</summary>
    public static bool IsRequired(MessageTopic topic) => topic is MessageTopic.Security or MessageTopic.Contract;

    /// <summary>May be switched off altogether. Bills may not: one way stays.</summary>
    public static bool MayBeNone(MessageTopic topic) => topic is MessageTopic.Line or MessageTopic.Visits or MessageTopic.Tickets or MessageTopic.Offers;

    /// <summary>Advertising: nothing goes out before somebody asked for it.</summary>
    public static bool NeedsConsent(MessageTopic topic) => topic is MessageTopic.Offers;

    /// <summary>As long as nobody chose.</summary>
    public static MessageWays Usual(MessageTopic topic) => topic switch
    {
        MessageTopic.Security => MessageWays.Both,
        MessageTopic.Contract or MessageTopic.Bills => MessageWays.Mail,
        MessageTopic.Line or MessageTopic.Visits or MessageTopic.Tickets => MessageWays.Text,
        _ => MessageWays.None,
    };

    /// <summary>The ways that a message takes: those chosen, as far as they exist; what must arrive takes whatever exists.</summary>
    /// <param name="chosen">Null when the customer never chose.</param>
    /// <param name="open">The ways by which this customer can be reached at all.</param>
    public static MessageWays Resolve(MessageTopic topic, MessageWays? chosen, MessageWays open)
    {
        var wanted = chosen ?? Usual(topic);
        var ways = wanted & open;
        var takesAny = !MayBeNone(topic) || (chosen is null && wanted != MessageWays.None);
        return ways == MessageWays.None && takesAny ? One(open) : ways;
    }

    private static MessageWays One(MessageWays open) => open.HasFlag(MessageWays.Mail) ? MessageWays.Mail : open;
}
