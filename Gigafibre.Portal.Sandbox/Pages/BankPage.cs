using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.Stripe;

namespace Gigafibre.Portal.Sandbox.Pages;

/// <summary>What banks and the card network do: to ways to pay that are kept, and to payments that were made.</summary>
public static class BankPage
{
    private static readonly (string Name, string? Code, string? Decline, string? Advice)[] Answers =
    [
        ("passe", null, null, null),
        ("fonds insuffisants", "card_declined", "insufficient_funds", "try_again_later"),
        ("refusée", "card_declined", "do_not_honor", null),
        ("veut le titulaire", "authentication_required", "authentication_required", null),
        ("à ne plus essayer", "card_declined", "lost_card", "do_not_try_again"),
        ("à corriger", "card_declined", "generic_decline", "confirm_card_data"),
        ("limite de Stripe", "charge_exceeds_weekly_limit", null, null),
        ("débit : sans fonds", "insufficient_funds", null, null),
        ("débit : non autorisé", "debit_not_authorized", null, null),
        ("débit : compte fermé", "account_closed", null, null),
    ];

    public static void MapBank(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/w/{world}/bank", (string world, Worlds worlds) => SandboxPages.Page(world, "La banque", Body(worlds[world].Stripe)));
        routes.MapPost("/w/{world}/bank", async (string world, Worlds worlds, HttpContext context) =>
        {
            Act(worlds[world].Stripe, await context.Request.ReadFormAsync());
            return Results.Redirect($"/w/{Uri.EscapeDataString(world)}/bank");
        }).DisableAntiforgery();
    }

    private static void Act(StripeAccount account, IFormCollection form)
    {
        var (id, kept, till, now) = (form["id"].ToString(), new StripeMethods(account), new StripeCashier(account), DateTimeOffset.UtcNow + account.Ahead);
        switch (form["do"].ToString())
        {
            case "time": account.PassTime(everything: true); break;
            case "revoke": kept.Revoke(id); break;
            case "renew": kept.Renew(id, "1881", now.Year + 4, 12); break;
            case "expire": kept.Renew(id, "0069", now.Year, now.Month); break;
            case "bounce": till.Bounce(id); break;
            case "dispute": till.Dispute(id); break;
            case "won" or "lost": till.CloseDispute(id, form["do"] == "won"); break;
            case "answer" when int.TryParse(form["answer"], out var i) && i >= 0 && i < Answers.Length:
                kept.Decline(id, Answers[i].Code, Answers[i].Decline, Answers[i].Advice);
                break;
        }
    }

    private static string Body(StripeAccount account)
    {
        var (mandates, disputes) = (account.All("mandate").Where(m => m["status"]!.ToString() == "active").ToList(), account.All("dispute"));
        var methods = account.All("payment_method").Where(m => m["customer"] is not null).Reverse().Take(40).Select(m => "<tr>"
            + $"<td>{E(Owner(account, m["customer"]))}</td><td>{E(Name(m))}</td><td>{Form(m, "answer", "Répondre", Choice(m))}</td><td>"
            + (m["type"]!.ToString() == "card" ? Form(m, "renew", "Le réseau la renouvelle") + Form(m, "expire", "Expire ce mois-ci")
                : string.Concat(mandates
                    .Where(a => a["payment_method"]!.ToString() == m["id"]!.ToString()).Select(a => Form(a, "revoke", "L’accord est révoqué")))) + "</td></tr>");
        var payments = account.All("payment_intent").Where(i => i["latest_charge"] is not null).Reverse().Take(40).Select(i => "<tr>"
            + $"<td>{E(Owner(account, i["customer"]))}</td><td>{(StripeObjects.Number(i["amount"]) / 100m).ToString("0.00", CultureInfo.InvariantCulture)} $</td>"
            + $"<td>{E(i["status"]!.ToString())}</td><td>{After(i, disputes.Where(d => d["charge"]!.ToString() == i["latest_charge"]!.ToString()).ToList())}</td></tr>");
        return "<form method=\"post\"><input type=\"hidden\" name=\"do\" value=\"time\"><button>Les débits en route arrivent</button></form>"
            + "<h2>Modes de paiement enregistrés</h2><table><tr><th>Qui</th><th>Quoi</th><th>Prochains débits</th><th></th></tr>" + string.Concat(methods) + "</table>"
            + "<h2>Paiements</h2><table><tr><th>Qui</th><th>Combien</th><th>État</th><th></th></tr>" + string.Concat(payments) + "</table>";
    }

    /// <summary>What can still happen to money that arrived.</summary>
    private static string After(JsonObject intent, List<JsonObject> disputes) => intent["status"]!.ToString() != "succeeded" ? ""
        : disputes.Count == 0 ? Form(intent, "bounce", "La banque le reprend") + Form(intent, "dispute", "Contesté")
        : string.Concat(disputes.Select(d => d["status"]!.ToString() is "won" or "lost" ? E(d["status"]!.ToString()) : Form(d, "won", "Gagné") + Form(d, "lost", "Perdu")));

    private static string Choice(JsonObject method)
    {
        var now = (method["sandbox_decline"] as JsonObject)?.ToJsonString();
        return "<select name=\"answer\">" + string.Concat(Answers.Select((a, i) => $"<option value=\"{i}\""
            + $"{(now == (a.Code is null ? null : StripeMethods.Refusal(a.Code, a.Decline, a.Advice).ToJsonString()) ? " selected" : "")}>{E(a.Name)}</option>")) + "</select> ";
    }

    private static string Form(JsonObject of, string act, string label, string fields = "") => $"<form method=\"post\" style=\"display:inline\">"
        + $"<input type=\"hidden\" name=\"id\" value=\"{E(of["id"]!.ToString())}\"><input type=\"hidden\" name=\"do\" value=\"{act}\">{fields}<button>{E(label)}</button></form> ";

    private static string Owner(StripeAccount account, JsonNode? customer) => customer is null ? ""
        : account.Peek(customer.ToString())?["metadata"]?["erp_customer"]?.ToString() ?? customer.ToString();

    private static string Name(JsonObject method) => method["type"]!.ToString() == "card"
        ? $"carte {method["card"]!["last4"]}, {method["card"]!["exp_month"]}/{method["card"]!["exp_year"]}" : $"compte {method["acss_debit"]!["last4"]}";

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
