using System.Net;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.Olt;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Sandbox.Smtp;
using Gigafibre.Portal.Sandbox.TpLink;
using Gigafibre.Portal.Sandbox.Twilio;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Sandbox.Pages;

/// <summary>What a person sees of a world: its people and their stickers, the telephones, the switches.</summary>
public static partial class SandboxPages
{
    public static void MapPhone(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/w/{world}/phone", (string world, Worlds worlds, HttpContext context) => Page(world, "Téléphones et courriels",
            PhoneBody(worlds[world], context.Request.Query["to"]), refresh: 2));
        routes.MapPost("/w/{world}/phone/answer", (HttpContext context, string world, Worlds worlds, IOptions<SandboxOptions> options, IHttpClientFactory clients) =>
            AnswerAsync(context, world, worlds, options, clients)).DisableAntiforgery();
        routes.MapGet("/w/{world}/phone.json", (string world, Worlds worlds) => worlds[world].Post.All);
    }

    public static void MapSwitches(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/w/{world}/switches", (string world, Worlds worlds) => Page(world, "Ce qui se brise", SwitchesBody(worlds[world])));
        routes.MapPost("/w/{world}/switches", async (string world, Worlds worlds, HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            foreach (var system in Faults.Systems.Where(s => form.ContainsKey(s)))
            {
                worlds[world].Faults[system] = Enum.TryParse<Fault>(form[system], out var fault) ? fault : Fault.None;
            }

            foreach (var device in worlds[world].Acs.Devices.Values.Where(d => form.ContainsKey("modem:" + d.Id)))
            {
                device.Behavior = Enum.TryParse<ModemBehavior>(form["modem:" + device.Id], out var behavior) ? behavior : device.Behavior;
            }

            foreach (var mac in Macs(worlds[world]).Where(m => form.ContainsKey("page:" + m)))
            {
                if (Enum.TryParse<PageBehavior>(form["page:" + mac], out var behavior))
                {
                    worlds[world].ModemWebs.Find(mac)!.Behavior = behavior;
                }
            }

            foreach (var ont in worlds[world].Olts[World.FirstOlt].Onts.Values.Where(o => form.ContainsKey("ont:" + o.Serial)))
            {
                if (Enum.TryParse<OntBehavior>(form["ont:" + ont.Serial], out var behavior) && behavior != ont.Behavior)
                {
                    (ont.Behavior, ont.Since) = (behavior, DateTimeOffset.UtcNow);
                }
            }

            return Results.Redirect($"/w/{world}/switches");
        }).DisableAntiforgery();
    }

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/w/{world}", (string world, Worlds worlds, IOptions<SandboxOptions> options) => Page(world, "Les gens", PeopleBody(worlds[world], options.Value)));
        routes.MapGet("/w/{world}/people.json", (string world, Worlds worlds, IOptions<SandboxOptions> options) => worlds[world].People.Select(p => new
        {
            p.Scene.Key,
            p.Scene.Name,
            p.Scene.What,
            p.Scene.Mac,
            p.Scene.Phone,
            p.Email,
            p.Serial,
            p.Scene.Featured,
            RxDbm = p.Scene.Ont is null ? (double?)null : p.Scene.OntRxDbm,
            Sticker = Sticker(p, options.Value),
        }));
        routes.MapGet("/w/{world}/staff.json", () => Oidc.Person.All.Where(p => p.Scene is null).Select(p => new { p.Name, Role = string.Join(", ", p.Groups) }));
    }

    private static string Sticker(Resident person, SandboxOptions options) =>
        $"{options.StickerUrl}/q/{person.Scene.Mac.Replace(":", "", StringComparison.Ordinal)}?k={Stickers.Key(options.StickerKey, person.Scene.Mac)}";

    private static string PeopleBody(World world, SandboxOptions options) =>
        "<p>Chaque ligne est un abonné. « Étiquette » ouvre le portail comme si on scannait le modem; le code arrive sur la page des "
            + "téléphones.</p><table><tr><th>Qui</th><th>Ce qui se passe</th><th>Téléphone, courriel</th><th>Modem</th><th></th></tr>"
        + string.Concat(world.People.Select(p =>
            $"<tr><td>{E(p.Scene.Name)}</td><td>{E(p.Scene.What)}</td><td>{E(p.Scene.Phone)} {E(p.Scene.SecondPhone)} "
                + $"{E(p.Email)}</td><td>{E(p.Scene.Mac)}<br><small>{E(p.Serial)}</small></td><td><a href=\"{E(Sticker(p, options))}\">Étiquette</a> <a "
                + $"href=\"{E(options.StickerUrl)}/q/{E(p.Scene.Mac)}\">sans clé</a></td></tr>"))
        + "</table>";

    private static string PhoneBody(World world, string? only)
    {
        var letters = world.Post.All.Where(l => string.IsNullOrEmpty(only) || l.To == only).Reverse().Take(60).ToList();
        return letters.Count == 0
            ? "<p>Rien n’est encore arrivé. La page se rafraîchit seule.</p>"
            : string.Concat(letters.Select(l =>
                $"<article><header><b>{(l.Kind switch { LetterKind.Sms => "Texto", LetterKind.Call => "Appel", _ => "Courriel" })}</b> {E(l.To)} "
                    + $"<time>{l.At.ToLocalTime():HH:mm:ss}</time></header>"
                    + $"{(l.Subject is null ? "" : $"<p><b>{E(l.Subject)}</b></p>")}"
                    + $"<p>{CodeDigits().Replace(E(l.Text), "<mark>$0</mark>").Replace("\n", "<br>", StringComparison.Ordinal)}</p>{Answer(world, l)}</article>"));
    }

    /// <summary>What its receiver may do with it: answer a text, have a mail bounce or call it spam.</summary>
    private static string Answer(World world, Letter letter) => letter.Kind switch
    {
        LetterKind.Sms when letter.From is not null => Form(world, letter, "<input name=\"text\" placeholder=\"STOP, ARRÊT, DEBUT, AIDE…\" required><button>Répondre</button>"),
        LetterKind.Email when letter.Headers.ContainsKey("X-MJ-CustomID") => Form(world, letter,
            "<button name=\"text\" value=\"sent\">Livré</button> "
                + "<button name=\"text\" value=\"bounce\">Rebond</button> <button name=\"text\" value=\"spam\">Indésirable</button>"),
        _ => "",
    };

    private static string Form(World world, Letter letter, string fields) =>
        $"<form method=\"post\" action=\"/w/{E(world.Name)}/phone/answer\"><input type=\"hidden\" name=\"at\" value=\"{letter.At.Ticks}\">{fields}</form>";

    private static async Task<IResult> AnswerAsync(HttpContext context, string worldName, Worlds worlds, IOptions<SandboxOptions> options, IHttpClientFactory clients)
    {
        var (world, form, portal) = (worlds[worldName], await context.Request.ReadFormAsync(), new Uri(options.Value.PortalUrl));
        var letter = world.Post.All.FirstOrDefault(l => l.At.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture) == form["at"]);
        var (http, text) = (clients.CreateClient(TwilioApi.CallbackClient), form["text"].ToString());
        if (letter is { Kind: LetterKind.Email })
        {
            await MailRelay.TellAsync(http, portal, MailRelay.Event(letter, text));
        }
        else if (letter?.From is { } sender)
        {
            await TwilioInbound.ReceiveAsync(http, world, portal, letter.To, sender, text);
        }

        return Results.Redirect($"/w/{Uri.EscapeDataString(worldName)}/phone");
    }

    private static string SwitchesBody(World world)
    {
        var systems = string.Concat(Faults.Systems.Select(s => $"<label>{s} {Choice(s, Enum.GetNames<Fault>(), world.Faults[s].ToString())}</label>"));
        var modems = string.Concat(world.People.Select(p => (Person: p,
            Device: world.Acs.Devices.Values.FirstOrDefault(d => d.Id.EndsWith(p.Serial, StringComparison.Ordinal)))).Where(x => x.Device is not null)
            .Select(x => $"<label>{E(x.Person.Scene.Name)} <small>{E(x.Person.Scene.What)}</small> "
                + $"{Choice("modem:" + x.Device!.Id, Enum.GetNames<ModemBehavior>(), x.Device.Behavior.ToString())}</label>"));
        var onts = string.Concat(world.People.Select(p => (Person: p, Ont: world.Olts[World.FirstOlt]
            .Onts.Values.FirstOrDefault(o => o.Serial[4..] == p.Scene.Mac.Replace(":", "", StringComparison.Ordinal)[4..]))).Where(x => x.Ont is not null)
            .Select(x => $"<label>{E(x.Person.Scene.Name)} <small>{E(x.Ont!.Serial)}</small> "
                + $"{Choice("ont:" + x.Ont.Serial, Enum.GetNames<OntBehavior>(), x.Ont.Behavior.ToString())}</label>"));
        var pages = string.Concat(Macs(world)
            .Select(m => $"<label>{E(m)} {Choice("page:" + m, Enum.GetNames<PageBehavior>(), world.ModemWebs.Find(m)!.Behavior.ToString())}</label>"));
        return $"<form method=\"post\"><h2>Systèmes</h2>{systems}<h2>Modems</h2>{modems}<h2>Pages des modems</h2>{pages}<h2>Fibre, vue de "
            + $"l’OLT</h2>{onts}<button>Appliquer</button></form>";
    }

    private static IEnumerable<string> Macs(World world) =>
        world.People.Select(p => p.Scene.Mac.Replace(":", "", StringComparison.Ordinal)).Distinct().Where(m => world.ModemWebs.Find(m) is not null);

    private static string Choice(string name, string[] values, string now) =>
        $"<select name=\"{E(name)}\">{string.Concat(values.Select(v => $"<option{(v == now ? " selected" : "")}>{v}</option>"))}</select>";

    internal static IResult Page(string world, string title, string body, int? refresh = null) => Results.Content(
        $$"""
        <!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{E(title)}} · Bac à sable</title>
        {{(refresh is { } s ? $"<script>setInterval(() => document.activeElement?.name === 'text' || location.reload(), {s}000)</script>" : "")}}
        <style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:1rem auto;padding:0 1rem}
        nav a{margin-right:1rem}table{border-collapse:collapse;width:100%}
        td,th{text-align:left;padding:.5rem;border-bottom:1px solid #8884;vertical-align:top}
        article{border:1px solid #8884;border-radius:.8rem;padding:.5rem 1rem;margin:.6rem 0}article header{color:#777}
        mark{font-size:1.3em;font-weight:700}label{display:flex;gap:1rem;justify-content:space-between;max-width:36rem;margin:.3rem 0}
        select,button{font:inherit}</style></head>
        <body><nav>
        <a href="/w/{{E(world)}}">Les gens</a><a href="/w/{{E(world)}}/phone">Téléphones</a>
        <a href="/w/{{E(world)}}/desk">Le bureau</a>
        <a href="/w/{{E(world)}}/bank">La banque</a><a href="/w/{{E(world)}}/switches">Ce qui se brise</a></nav><h1>{{E(title)}}</h1>{{body}}</body></html>
        """, "text/html; charset=utf-8");

    private static string E(string? text) => WebUtility.HtmlEncode(text ?? "");

    [GeneratedRegex(@"(?<![#\d])\b(\d{8}|\d{6})\b|(\d, ){5,7}\d")]
    private static partial Regex CodeDigits();
}
