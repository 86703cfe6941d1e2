using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Lookup;

public static class LookupEndpoint
{
    public static void MapDeviceLookup(this IEndpointRouteBuilder routes) => routes.MapGet("/devices/lookup", HandleAsync).RequireAuthorization(Policies.Ops)
        .Produces<LookupAnswer>().Produces<ApiError>(StatusCodes.Status400BadRequest).Produces<ApiError>(StatusCodes.Status401Unauthorized)
        .Produces<ApiError>(StatusCodes.Status403Forbidden).Produces<ApiError>(StatusCodes.Status404NotFound);

    private static async Task<IResult> HandleAsync(
        string? mac, string? serial, LookupService lookup, AuditTrail audit, Words words, CancellationToken cancel)
    {
        (mac, serial) = (string.IsNullOrWhiteSpace(mac) ? null : mac, serial?.Trim());
        MacAddress? address = MacAddress.TryParse(mac, out var parsed) ? parsed : null;
        if (address is null && (mac is not null || string.IsNullOrWhiteSpace(serial) || serial.Length > 64))
        {
            return ApiError.Json("Give mac=AA:BB:CC:DD:EE:FF or serial=…", StatusCodes.Status400BadRequest);
        }

        await audit.RecordAsync("devices.lookup", address?.ToString() ?? serial!, cancel);
        var answer = await lookup.FindAsync(address, address is null ? serial : null, words.Language, cancel);
        return answer is null
            ? ApiError.Json("No source knows this device.", StatusCodes.Status404NotFound)
            : Results.Json(answer);
    }
}
