using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.ErpNext;

namespace Gigafibre.Portal.Sandbox.People;

/// <summary>Our team in ERPNext's desk, working through tickets.</summary>
public static class SupportTeam
{
    public const string Address = "sophie@gigafibre.ca";

    /// <summary>An answer to the customer, by mail from the desk, and, where somebody thinks of it, marked as answered.</summary>
    public static string Answer(World world, string issue, string html, string to, string medium = "Email", string from = Address, bool marks = true)
    {
        var name = Threads.Add(world, issue, Sent(world, issue, html, to, medium, from));
        if (marks)
        {
            Move(world, issue, "Replied");
        }

        return name;
    }

    private static JsonObject Sent(World world, string issue, string html, string to, string medium, string from) => new()
    {
        ["communication_type"] = "Communication",
        ["communication_medium"] = medium,
        ["content"] = html,
        ["subject"] = "Re: " + world.Erp.Find("Issue", issue)!["subject"],
        ["sender"] = from,
        ["sender_full_name"] = "Sophie Tremblay",
        ["recipients"] = to,
        ["sent_or_received"] = "Sent",
        ["delivery_status"] = medium == "Email" ? "Sent" : "",
    };

    /// <summary>Somebody writes to the ticket's mailbox.</summary>
    public static string Receive(World world, string issue, string html, string from) => Threads.Add(world, issue, new JsonObject
    {
        ["communication_type"] = "Communication",
        ["communication_medium"] = "Email",
        ["content"] = FrappeApi.Clean(html),
        ["subject"] = "Re: " + world.Erp.Find("Issue", issue)!["subject"],
        ["sender"] = from,
        ["recipients"] = "soutien@gigafibre.ca",
        ["sent_or_received"] = "Received",
    });

    /// <summary>What the machine writes in the thread.</summary>
    public static string Note(World world, string issue, string html, string to) => Threads.Add(world, issue, new JsonObject
    {
        ["communication_type"] = "Automated Message",
        ["communication_medium"] = "Email",
        ["content"] = html,
        ["sender"] = Address,
        ["recipients"] = to,
        ["sent_or_received"] = "Sent",
    });

    public static void Move(World world, string issue, string status) => world.Erp.Update("Issue", issue, new() { ["status"] = status });
}
