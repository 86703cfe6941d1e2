using System.Security.Cryptography;
using System.Text;
using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Bridge;

/// <summary>The one server that may call the bridge.</summary>
public static class BridgeToken
{
    public static bool IsGiven(HttpContext context, string? token)
    {
        var given = context.Request.Headers.Authorization.ToString();
        return token is not null && given.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given[7..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
    }

    public static IResult Refuse(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiError.Json("A bearer token is required.", StatusCodes.Status401Unauthorized);
    }
}
