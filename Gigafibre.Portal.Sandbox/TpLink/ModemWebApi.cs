using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.TpLink;

/// <summary>The pages and calls of a TP-Link XX230v's web server.</summary>
public static class ModemWebApi
{
    public const string System = "tplink";
    private const string Cookie = "JSESSIONID";
    private static readonly string Script = Read("gdpr.js");

    public static void MapModemWeb(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("/w/{world}/tplink/{mac}");
        page.MapGet("/", (HttpContext c, string world, string mac) => WithAsync(c, world, mac, IndexAsync));
        page.MapGet("/js/gdpr.js", () => Results.Text(Script, "text/javascript"));
        page.MapPost("/cgi/getGDPRParm", (HttpContext c, string world, string mac) => WithAsync(c, world, mac, ParamsAsync));
        page.MapPost("/cgi/getBusy", (HttpContext c, string world, string mac) => WithAsync(c, world, mac,
            (c, m) => c.Response.WriteAsync($"var isLogined={(IsElsewhere(c, m) ? 1 : 0)};\nvar isBusy=0;\n$.ret=0;\n")));
        page.MapPost("/cgi_gdpr", (HttpContext c, string world, string mac) => WithAsync(c, world, mac, AskAsync));
    }

    private static async Task WithAsync(HttpContext context, string world, string mac, Func<HttpContext, ModemWeb, Task> answer)
    {
        if (context.RequestServices.GetRequiredService<Worlds>()[world].ModemWebs.Find(mac) is not { } modem)
        {
            context.Response.StatusCode = 404;
            return;
        }

        if (modem.Behavior == PageBehavior.Gone || modem.Device.Behavior == GenieAcs.ModemBehavior.Refuses)
        {
            context.Abort();
            return;
        }

        if (modem.Behavior == PageBehavior.Slow)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), context.RequestAborted);
        }

        if (modem.Behavior == PageBehavior.FallsSilent && modem.Questions >= ModemWeb.QuestionsBeforeSilence)
        {
            await FaultMiddleware.HangAsync(context.RequestAborted);
        }

        await answer(context, modem);
    }

    private static bool IsElsewhere(HttpContext context, ModemWeb modem) =>
        modem.Behavior == PageBehavior.Busy || (modem.Session is { } session && context.Request.Cookies[Cookie] != session.Cookie);

    private static Task IndexAsync(HttpContext context, ModemWeb modem)
    {
        var mine = modem.Session is { } s && context.Request.Cookies[Cookie] == s.Cookie;
        var state = $"var authTimes={modem.Failures}; var forbidFlag={(modem.IsLocked ? 1 : 0)}; var forbidTime={(modem.IsLocked ? 300 : 0)}; var "
            + $"modelName=\"XX230v\"; var adminType=\"user\"; var gcm={(modem.Behavior == PageBehavior.Gcm ? "true" : "false")};"
            + (mine ? $" var token=\"{modem.Session!.Token}\";" : "");
        var body = mine
            ? """<a id="topReboot" href="#">Reboot</a> <p>RX <span id="rxPow"></span></p>"""
            : """<input id="pc-login-password" type="password"><button id="pc-login-btn">Log in</button>"""
                + """<div class="content error-tips-content" style="display:none">Wrong password</div>"""
                + """<div id="alert-container" style="display:none">Somebody is logged in. <button id="confirm-yes">Take over</button></div>""";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"<!doctype html><html><head><title>XX230v</title><script>{state}</script><script src=\"js/gdpr.js\"></script></head><body>{body}</body></html>");
    }

    /// <summary>Browsers only: a call without Origin and Referer is refused. Sometimes the answer is empty.</summary>
    private static Task ParamsAsync(HttpContext context, ModemWeb modem)
    {
        if (modem.IsLocked || context.Request.Headers.Origin.Count == 0 || context.Request.Headers.Referer.Count == 0)
        {
            context.Response.StatusCode = 406;
            return Task.CompletedTask;
        }

        if (modem.Behavior == PageBehavior.ParamsMissing && !modem.ParamsGiven)
        {
            modem.ParamsGiven = true;
            return context.Response.WriteAsync("$.ret=0;\n");
        }

        return context.Response.WriteAsync($"var ee=\"010001\";\nvar nn=\"{GdprKey.Own.Modulus}\";\nvar seq=\"{ModemWeb.Sequence}\";\n$.ret=0;\n");
    }

    private static async Task AskAsync(HttpContext context, ModemWeb modem)
    {
        using var reader = new StreamReader(context.Request.Body);
        var lines = (await reader.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('=', 2)).ToDictionary(l => l[0], l => l[1]);
        var sign = GdprKey.Own.Open(lines["sign"]).Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        if (sign["s"] != (int.Parse(ModemWeb.Sequence, global::System.Globalization.CultureInfo.InvariantCulture) + lines["data"].Length)
            .ToString(global::System.Globalization.CultureInfo.InvariantCulture))
        {
            context.Response.StatusCode = 406;
            return;
        }

        if (sign.TryGetValue("key", out var key))
        {
            await LogInAsync(context, modem, new GdprCipher(key, sign["iv"], modem.Behavior == PageBehavior.Gcm), sign["h"], lines);
        }
        else if (modem.Behavior == PageBehavior.SessionLost || modem.Session is not { } session || context.Request.Cookies[Cookie] != session.Cookie
            || sign["h"] != session.Hash || context.Request.Headers["TokenID"] != session.Token)
        {
            modem.Session = modem.Behavior == PageBehavior.SessionLost ? null : modem.Session;
            await context.Response.WriteAsync("<html><body>Session lost</body></html>");
        }
        else
        {
            modem.Questions++;
            await context.Response.WriteAsync(session.Cipher.Encrypt(Answer(modem, JsonNode.Parse(session.Cipher.Decrypt(lines["data"], lines.GetValueOrDefault("tag")))!)));
        }
    }

    private static Task LogInAsync(HttpContext context, ModemWeb modem, GdprCipher cipher, string hash, Dictionary<string, string> lines)
    {
        try
        {
            cipher.Decrypt(lines["data"], lines.GetValueOrDefault("tag"));
        }
        catch (CryptographicException)
        {
            context.Response.StatusCode = 406;
            return Task.CompletedTask;
        }

#pragma warning disable CA5351 // The modem's own scheme.
        var expected = Convert.ToHexStringLower(MD5.HashData(global::System.Text.Encoding.UTF8.GetBytes("user" + modem.Password)));
#pragma warning restore CA5351
        if (hash != expected || modem.IsLocked)
        {
            modem.Failures++;
            return context.Response.WriteAsync(cipher.Encrypt("$.ret=71233;\n"));
        }

        modem.Failures = 0;
        modem.Logins++;
        modem.Session = new WebSession(ModemWeb.NewToken(), ModemWeb.NewToken(), cipher, hash);
        context.Response.Headers.SetCookie =
            $"{Cookie}={modem.Session.Cookie}; Path={context.Request.PathBase}{context.Request.Path.Value![..context.Request.Path.Value!.LastIndexOf('/')]}; HttpOnly";
        return context.Response.WriteAsync(cipher.Encrypt("$.ret=0;\n"));
    }

    private static string Answer(ModemWeb modem, JsonNode request)
    {
        var (operation, oid) = (request["operation"]!.ToString(), request["oid"]!.ToString());
        switch (operation)
        {
            case "cgi" when oid == "/cgi/logout":
                modem.Session = null;
                return "$.ret=0;\n";
            case "op" when oid == "ACT_REBOOT":
                modem.Device.Restart();
                modem.Session = null;
                return "$.ret=0;\n";
            case "op" when oid == "ACT_PPP_DISCONN":
                modem.Device.Drop();
                return "$.ret=0;\n";
            case "op" when oid is "ACT_PPP_CONN" or "ACT_DHCP_RENEW" && modem.Behavior != PageBehavior.StaysDown:
                modem.Device.TakeUp();
                return "$.ret=0;\n";
            case "go" or "gl" when modem.Rows(oid) is { } rows:
                var asked = request["data"]!.AsObject().Select(p => p.Key).Append("stack").ToHashSet();
                foreach (var row in rows is JsonArray list ? list.OfType<JsonObject>() : [rows.AsObject()])
                {
                    foreach (var name in row.Select(p => p.Key).Where(k => !asked.Contains(k)).ToList())
                    {
                        row.Remove(name);
                    }
                }

                return JsonSerializer.Serialize(new { data = rows, operation, oid, success = true });
            default:
                return JsonSerializer.Serialize(new { data = Array.Empty<string>(), operation, oid, success = false, errorcode = operation is "go" or "gl" ? 9804 : 9001 });
        }
    }

    private static string Read(string name)
    {
        using var stream = typeof(ModemWebApi).Assembly.GetManifestResourceStream($"Gigafibre.Portal.Sandbox.TpLink.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
