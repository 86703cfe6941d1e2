namespace Gigafibre.Portal.Data;

public static class GateName
{
    public const string SignIn = "sign-in";
    public const string Tickets = "ticket";
    public const string Lane = "lane";
    public const string Payment = "payment";
    public const string Stickers = "sticker";
    public const string Audit = "audit";
    public const string Requests = "request";
    public const string People = "people";

    internal static readonly string[] All = [SignIn, Tickets, Lane, Payment, Stickers, Audit, Requests, People];
}
