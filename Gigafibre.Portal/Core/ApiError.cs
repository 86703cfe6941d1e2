namespace Gigafibre.Portal.Core;

public sealed record ApiError(string Error)
{
    public static IResult Json(string error, int status) => Results.Json(new ApiError(error), statusCode: status);
}
