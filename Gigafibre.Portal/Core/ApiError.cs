namespace Gigafibre.Portal.Core;

/// <summary>Why a call for machines was refused, in English.</summary>
public sealed record ApiError(string Error)
{
    public static IResult Json(string error, int status) => Results.Json(new ApiError(error), statusCode: status);
}
