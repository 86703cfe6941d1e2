using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Features.Telephony;

/// <summary>What 3CX's own template asks and tells (docs/wire/3cx.md), with a token of its own.</summary>
public static class TelephonyEndpoints
{
    public static void MapTelephony(this IEndpointRouteBuilder routes)
    {
        var pbx = routes.MapGroup("/integrations/3cx").RequireAuthorization(Policies.Ops);
        pbx.MapGet("/contact", async (string? number, CallerLookup callers, CancellationToken cancel) => Results.Json(await callers.FindAsync(number, cancel), Names))
            .Produces<Caller>();
        pbx.MapPost("/call", async (JournalledCall call, CallJournal journal, CancellationToken cancel) => await journal.WriteAsync(call, cancel) ? Results.NoContent()
            : ApiError.Json("Give kind: Inbound, Missed, Outbound or Notanswered.", StatusCodes.Status400BadRequest))
            .Produces(StatusCodes.Status204NoContent).Produces<ApiError>(StatusCodes.Status400BadRequest);
    }

    /// <summary>3CX's templates name fields so; what is null is left out, and nobody known is an empty object.</summary>
    private static readonly System.Text.Json.JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };
}
