using System.Net;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.People;

namespace Gigafibre.Portal.Sandbox.Pages;

/// <summary>What our team does in ERPNext's desk: answers tickets, changes subscriptions as they were asked to, or by half.</summary>
public static class DeskPage
{
    private static readonly string[] Fields = ["plan_name", "monthly_price", "status", "cancellation_date"];

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/w/{world}/desk", (string world, Worlds worlds) => SandboxPages.Page(world, "Le bureau", Body(worlds[world])));
        routes.MapPost("/w/{world}/desk", async (string world, Worlds worlds, HttpContext context) =>
        {
            Act(worlds[world], await context.Request.ReadFormAsync());
            return Results.Redirect($"/w/{Uri.EscapeDataString(world)}/desk");
        }).DisableAntiforgery();
    }

    private static void Act(World world, IFormCollection form)
    {
        var (name, text) = (form["name"].ToString(), $"<p>{WebUtility.HtmlEncode(form["text"].ToString())}</p>");
        switch (form["do"].ToString())
        {
            case "answer" when world.Erp.Find("Issue", name) is { } issue: SupportTeam.Answer(world, name, text, issue["raised_by"]!.ToString()); break;
            case "other" when world.Erp.Find("Issue", name) is not null: SupportTeam.Answer(world, name, text, "poseur@sous-traitant.example"); break;
            case "Open" or "On Hold" or "Resolved" or "Closed" when world.Erp.Find("Issue", name) is not null: SupportTeam.Move(world, name, form["do"].ToString()); break;
            case "subscription" when world.Erp.Find("Service Subscription", name) is not null:
                world.Erp.Update("Service Subscription", name, new JsonObject(Fields.Select(f => KeyValuePair.Create(f, (JsonNode?)Value(f, form[f].ToString())))));
                break;
        }
    }

    private static JsonValue? Value(string field, string text) => text.Length == 0 ? null
        : field == "monthly_price" && decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var price) ? JsonValue.Create(price) : JsonValue.Create(text);

    private static string Body(World world)
    {
        var issues = world.Erp.All("Issue").OrderByDescending(i => i["creation"]!.ToString(), StringComparer.Ordinal).Take(40).Select(i =>
            $"<article><header><b>{E(i["name"])}</b> {E(i["status"])} · {E(i["customer"])}</header><p>{E(i["subject"])}</p>"
            + string.Concat(world.Erp.All("Communication").Where(c => c["reference_name"]?.ToString() == i["name"]!.ToString())
                .OrderBy(c => c["creation"]!.ToString(), StringComparer.Ordinal).Select(c => $"<p><small>{E(c["sender"])}</small><br>{E(c["content"])}</p>"))
            + $"<form method=\"post\"><input type=\"hidden\" name=\"name\" value=\"{E(i["name"])}\"><input name=\"text\" placeholder=\"Notre réponse\"> "
            + Button("answer", "Répondre au client") + Button("other", "Écrire à un sous-traitant") + Button("On Hold", "En attente") + Button("Resolved", "Réglé")
            + Button("Closed", "Fermer") + Button("Open", "Rouvrir") + "</form></article>");
        var subscriptions = world.Erp.All("Service Subscription").OrderBy(s => s["name"]!.ToString(), StringComparer.Ordinal).Take(60).Select(s =>
            $"<form method=\"post\"><input type=\"hidden\" name=\"do\" value=\"subscription\"><input type=\"hidden\" name=\"name\" value=\"{E(s["name"])}\"><small>{E(s["name"])} "
            + $"{E(s["customer"])}</small> " + string.Concat(Fields.Select(f => $"<input name=\"{f}\" size=\"12\" placeholder=\"{f}\" value=\"{E(s[f])}\"> "))
            + "<button>Noter</button></form>");
        return "<h2>Billets</h2>" + string.Concat(issues) + "<h2>Abonnements</h2>" + string.Concat(subscriptions);
    }

    private static string Button(string act, string label) => $"<button name=\"do\" value=\"{act}\">{E(label)}</button> ";

    private static string E(JsonNode? value) => WebUtility.HtmlEncode(value?.ToString() ?? "");
}
