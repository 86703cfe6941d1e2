using System.Net;
using System.Text.Json;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ModemBridge;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Bridge;

/// <summary>The bridge's JSON calls. The contract: docs/wire/modem-bridge.md.</summary>
public static partial class BridgeEndpoints
{
    public static void MapModemPages(this IEndpointRouteBuilder routes)
    {
        var modems = routes.MapGroup("/modems/{mac}").AddEndpointFilter(async (context, next) =>
            BridgeToken.IsGiven(context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<IOptions<BridgeOptions>>().Value.Token)
                ? await next(context) : BridgeToken.Refuse(context.HttpContext));
        modems.MapPost("/read", (string mac, BridgeQuestion question, ModemPages pages, ILogger<ModemPages> log, CancellationToken cancel) => AnswerAsync(mac,
            question, log, "read", async (modem, address) =>
        {
            var parts = (question.Parts ?? []).Select(p => Enum.TryParse<ModemPart>(p, ignoreCase: true, out var part) && Enum.IsDefined(part) ? part : (ModemPart?)null).ToList();
            return parts.Count == 0 || parts.Contains(null) || (parts.Contains(ModemPart.WifiKeys) && parts.Count > 1)
                ? Problem(StatusCodes.Status400BadRequest, "bad-parts")
                : Results.Json(await pages.ReadAsync(modem, address, [.. parts.Select(p => p!.Value)], cancel));
        }));
        modems.MapPost("/restart", (string mac, BridgeQuestion question, ModemPages pages, ILogger<ModemPages> log, CancellationToken cancel) => AnswerAsync(mac,
            question, log, "restart", async (modem, address) =>
        {
            await pages.RestartAsync(modem, address, cancel);
            return Results.Json(new { accepted = true }, statusCode: StatusCodes.Status202Accepted);
        }));
        modems.MapPost("/renew", (string mac, BridgeQuestion question, ModemPages pages, ILogger<ModemPages> log, CancellationToken cancel) => AnswerAsync(mac,
            question, log, "renew", async (modem, address) =>
        {
            await pages.RenewAsync(modem, address, cancel);
            return Results.Json(new { accepted = true }, statusCode: StatusCodes.Status202Accepted);
        }));
    }

    private static async Task<IResult> AnswerAsync(string mac, BridgeQuestion question, ILogger log, string what, Func<MacAddress, IPAddress, Task<IResult>> answer)
    {
        if (!MacAddress.TryParse(mac, out var modem) || !IPAddress.TryParse(question.Address, out var address))
        {
            return Problem(StatusCodes.Status400BadRequest, "bad-modem");
        }

        try
        {
            var result = await answer(modem, address);
            Log.Done(log, what, modem);
            return result;
        }
        catch (ModemPageException e)
        {
            Log.Failed(log, what, modem, e.Trouble);
            return Problem(
                e.Trouble switch
                {
                    PageTrouble.NotAllowed => StatusCodes.Status403Forbidden,
                    PageTrouble.Busy => StatusCodes.Status409Conflict,
                    PageTrouble.WrongModem => StatusCodes.Status404NotFound,
                    PageTrouble.Locked => StatusCodes.Status423Locked,
                    PageTrouble.WrongPassword => StatusCodes.Status424FailedDependency,
                    PageTrouble.Queue => StatusCodes.Status429TooManyRequests,
                    PageTrouble.Timeout => StatusCodes.Status504GatewayTimeout,
                    _ => StatusCodes.Status502BadGateway,
                },
                JsonNamingPolicy.KebabCaseLower.ConvertName(e.Trouble.ToString()), e.Rest);
        }
    }

    private static IResult Problem(int status, string word, TimeSpan? rest = null) =>
        Results.Json(new BridgeProblem(word, rest is { } r ? (int)Math.Ceiling(r.TotalSeconds) : null), statusCode: status);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{What} of {Modem}")]
        public static partial void Done(ILogger log, string what, MacAddress modem);

        [LoggerMessage(2, LogLevel.Warning, "{What} of {Modem}: {Trouble}")]
        public static partial void Failed(ILogger log, string what, MacAddress modem, PageTrouble trouble);
    }
}
