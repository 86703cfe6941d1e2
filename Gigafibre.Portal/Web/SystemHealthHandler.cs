namespace Gigafibre.Portal.Web;

public sealed class SystemHealthHandler(SystemHealth health) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            health.Note(request.RequestUri, (int)response.StatusCode is >= 500 or StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden
                ? SystemFailure.OfStatus((int)response.StatusCode) : null);
            return response;
        }
        catch (Exception e)
        {
            // Cut off, too slow, not even asked because it fails all the time, or whoever waited has left: no answer either way.
            health.Note(request.RequestUri, SystemFailure.Of(e));
            throw;
        }
    }
}
