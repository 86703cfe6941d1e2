namespace Gigafibre.Portal.Core;

public sealed record FeatureEndpoints(Action<IEndpointRouteBuilder> Map);
