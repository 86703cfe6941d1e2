using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.Stripe;

/// <summary>The hosted payment page: card by magic number, 3-D Secure, Klarna, bank debit with instant or micro-deposit verification.</summary>
public static class CheckoutPages
{
    public static void MapCheckout(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/w/{world}/checkout/{id}");
        pages.MapGet("", (HttpContext c, string world, string id) => Show(c, world, id, null));
        pages.MapPost("", PayAsync).DisableAntiforgery();
        pages.MapGet("/verify", (HttpContext c, string world, string id) => Find(c, world, id) is null ? Results.NotFound() : Html("Vérifier le compte", """
            <p>Deux petits dépôts (ACCTVERIFY) sont arrivés à votre compte. Combien de cents chacun?</p>
            <form method="post"><label>Premier <input name="first" inputmode="numeric" value="32"></label>
            <label>Second <input name="second" inputmode="numeric" value="45"></label>
            <button>Vérifier</button></form>
            """));
        pages.MapPost("/verify", VerifyAsync).DisableAntiforgery();
    }

    private static StripeAccount Account(HttpContext context, string world) => context.RequestServices.GetRequiredService<Worlds>()[world].Stripe;

    private static JsonObject? Find(HttpContext context, string world, string id) => Account(context, world).Peek(id);

    private static IResult Show(HttpContext context, string world, string id, string? error)
    {
        if (Find(context, world, id) is not { } session)
        {
            return Results.NotFound();
        }

        if (session["status"]!.ToString() != "open")
        {
            return Html("Cette page de paiement n’est plus ouverte", $"<p>Vous pouvez fermer cette page, ou <a href=\"{E(session["cancel_url"]?.ToString())}\">revenir</a>.</p>");
        }

        var english = session["locale"]?.ToString() == "en";
        var keeps = session["mode"]?.ToString() == "setup";
        var methods = session["payment_method_types"]!.AsArray().Select(m => m!.ToString()).ToList();
        var amount = keeps ? "" : (StripeObjects.Number(session["amount_total"]) / 100m).ToString("C2", CultureInfo.GetCultureInfo(english ? "en-CA" : "fr-CA"));
        var (pay, how) = keeps ? (english ? "Save" : "Enregistrer", english ? "Save a way to pay" : "Enregistrer un mode de paiement")
            : (english ? "Pay" : "Payer", english ? "Pay Gigafibre" : "Payer Gigafibre");
        var body = $"<p class=\"total\">{E(amount)}</p>{(error is null ? "" : $"<p class=\"error\" role=\"alert\">{E(error)}</p>")}";
        if (methods.Contains("card"))
        {
            body += $"""
                <form method="post"><h2>{(english ? "Card" : "Carte")}</h2><input type="hidden" name="method" value="card">
                <label>{(english ? "Card number" : "Numéro de carte")} <input name="number" inputmode="numeric" autocomplete="cc-number" value="4242 4242 4242 4242"></label>
                <small>4000 0025 0000 3155: 3-D Secure · 4000 0000 0000 0002: {(english ? "declined" : "refusée")}</small>
                <button>{pay} {E(amount)}</button></form>
                """;
        }

        if (methods.Contains("klarna"))
        {
            body += $"""<form method="post"><h2>Klarna</h2><input type="hidden" name="method" value="klarna">"""
                + $"""<button name="accept" value="yes">{(english ? "Continue with Klarna" : "Continuer avec Klarna")}</button> """
                + $"""<button name="accept" value="no" class="plain">{(english ? "Refused by Klarna" : "Refusé par Klarna")}</button></form>""";
        }

        if (methods.Contains("acss_debit"))
        {
            body += $"""
                <form method="post"><h2>{(english ? "Pre-authorized debit" : "Débit préautorisé")}</h2><input type="hidden" name="method" value="acss_debit">
                <label>{(english ? "Account" : "Compte")} <input name="account" inputmode="numeric" value="000123456789"></label>
                <small>000222222227: {(english ? "no funds" : "sans provision")}</small>
                <button name="verification" value="instant">{(english ? "Sign in to my bank" : "Me connecter à ma banque")}</button>
                <button name="verification" value="microdeposits" class="plain">{(english ? "By micro-deposits" : "Par microdépôts")}</button></form>
                """;
        }

        return Html(how, body + $"<p><a href=\"{E(session["cancel_url"]?.ToString())}\">{(english ? "Back" : "Revenir")}</a></p>");
    }

    private static async Task<IResult> PayAsync(HttpContext context, string world, string id)
    {
        if (Find(context, world, id) is not { } session)
        {
            return Results.NotFound();
        }

        var form = await context.Request.ReadFormAsync();
        var till = new StripeCashier(Account(context, world));
        var number = form["number"].ToString().Replace(" ", "", StringComparison.Ordinal);
        var kept = new StripeMethods(Account(context, world));
        var outcome = (form["method"].ToString(), session["mode"]?.ToString()) switch
        {
            ("acss_debit", "setup") => kept.KeepDebit(id, form["account"].ToString(), form["verification"] != "microdeposits"),
            (_, "setup") => kept.KeepCard(id, number, form["authenticated"] == "yes"),
            ("klarna", _) => till.PayByKlarna(id, form["accept"] == "yes"),
            ("acss_debit", _) => till.PayByDebit(id, form["account"].ToString(), form["verification"] != "microdeposits"),
            _ => till.PayByCard(id, number, form["authenticated"] == "yes"),
        };
        if (outcome == StripeCashier.Outcome.NeedsMicrodeposits && session["mode"]?.ToString() != "setup")
        {
            till.SetVerificationUrl(id, $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}/verify");
        }

        return outcome switch
        {
            StripeCashier.Outcome.NeedsAuthentication => Html("3-D Secure", $"""<p>Votre banque demande si c’est bien vous.</p>"""
                + $"""<form method="post"><input type="hidden" name="method" value="card"><input type="hidden" name="number" value="{E(number)}">"""
                + """<button name="authenticated" value="yes">Oui, c’est moi</button></form>"""),
            StripeCashier.Outcome.Declined => Show(context, world, id, session["locale"]?.ToString() == "en" ? "Declined. Try another way." : "Refusé. Essayez autrement."),
            StripeCashier.Outcome.NotOpen => Show(context, world, id, null),
            _ => Results.Redirect(session["success_url"]!.ToString().Replace("{CHECKOUT_SESSION_ID}", id, StringComparison.Ordinal)),
        };
    }

    private static async Task<IResult> VerifyAsync(HttpContext context, string world, string id)
    {
        var form = await context.Request.ReadFormAsync();
        if (Find(context, world, id) is not { } session)
        {
            return Results.NotFound();
        }

        var (first, second) = (Number(form["first"]), Number(form["second"]));
        var isRight = session["mode"]?.ToString() == "setup" ? new StripeMethods(Account(context, world)).Verify(id, first, second)
            : new StripeCashier(Account(context, world)).Verify(id, first, second);
        return isRight
            ? Results.Redirect(session["success_url"]!.ToString().Replace("{CHECKOUT_SESSION_ID}", id, StringComparison.Ordinal))
            : Html("Vérifier le compte", "<p class=\"error\">Ce ne sont pas les bons montants.</p><p><a href=\"verify\">Réessayer</a></p>");
    }

    private static int Number(string? text) => int.TryParse(text, out var n) ? n : 0;

    private static IResult Html(string title, string body) => Results.Content(
        $$"""
        <!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{E(title)}}</title>
        <style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:2rem auto;padding:0 1rem}
        form{border:1px solid #8886;border-radius:.8rem;padding:1rem;margin:1rem 0;display:grid;gap:.6rem}h2{margin:0;font-size:1rem}
        .total{font-size:2rem;font-weight:700;margin:.2rem 0}.error{color:#c22;font-weight:600}
        input,button{font:inherit;padding:.6rem;border-radius:.5rem;border:1px solid #888;inline-size:100%;box-sizing:border-box}
        button{background:#635bff;color:#fff;border:0;font-weight:600}button.plain{background:none;color:inherit;border:1px solid #888}
        </style></head>
        <body><p><small>Stripe · bac à sable</small></p><h1>{{E(title)}}</h1>{{body}}</body></html>
        """, "text/html; charset=utf-8");

    private static string E(string? text) => WebUtility.HtmlEncode(text ?? "");
}
