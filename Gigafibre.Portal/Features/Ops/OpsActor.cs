using Gigafibre.Portal.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Gigafibre.Portal.Features.Ops;

/// <summary>A server on record, and the person in whose name it does something.</summary>
public static class OpsActor
{
    public const string Prefix = "ops:";

    private const int LongestName = 100;

    /// <summary>From here on what the request does is that person's. False when nobody is named.</summary>
    public static bool ActsFor(this HttpContext context, string? person)
    {
        if (string.IsNullOrWhiteSpace(person) || person.Length > LongestName)
        {
            return false;
        }

        context.Features.Set(context.Features.GetRequiredFeature<Actor>() with { Name = person.Trim() });
        return true;
    }
}
