using Refit;

namespace Gigafibre.Portal.Integrations.Oktopus;

internal interface IOktopusApi
{
    [Put("/api/auth/login")]
    Task<HttpResponseMessage> LogIn([Body] OktopusLogin login, CancellationToken cancel);

    [Get("/api/device")]
    Task<HttpResponseMessage> Devices([Query] string id, [Header("Authorization")] string token, CancellationToken cancel);

    [Put("/api/device/{sn}/any/get")]
    Task<HttpResponseMessage> Get(string sn, [Body] UspGet question, [Header("Authorization")] string token, CancellationToken cancel);

    [Put("/api/device/{sn}/any/set")]
    Task<HttpResponseMessage> Set(string sn, [Body] UspSet wanted, [Header("Authorization")] string token, CancellationToken cancel);

    [Put("/api/device/{sn}/any/operate")]
    Task<HttpResponseMessage> Operate(string sn, [Body] UspOperate command, [Header("Authorization")] string token, CancellationToken cancel);
}
