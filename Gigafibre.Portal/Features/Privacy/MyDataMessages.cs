using Gigafibre.Portal.Features.Messages;

namespace Gigafibre.Portal.Features.Privacy;

public static class MyDataMessages
{
    public static readonly MessageKind Ready = new("data-ready", MessageTopic.Security, MyDataText.ReadyTitle, MyDataText.ReadySubject, MyDataText.ReadyMail, MyDataText.ReadyShort,
        "https://client.gigafibre.ca/account/data")
    {
        Action = MyDataText.See,
        TakesEveryContact = true,
    };
}
