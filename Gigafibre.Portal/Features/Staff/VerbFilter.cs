using System.Reflection;
using Gigafibre.Portal.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Staff;

/// <summary>Lets a member of the staff do what their role includes, verb by verb. A handler that names no verb is closed to all.</summary>
public sealed class VerbFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.HandlerMethod?.MethodInfo.GetCustomAttribute<NeedsAttribute>() is { } needs && context.HttpContext.Staff().May(needs.Verb))
        {
            if (needs.Verb == StaffVerb.RefundPayment && !await IsProvedAsync(context.HttpContext))
            {
                // Whoever comes back from the provider sees the page and decides again: nothing was sent.
                context.Result = new ChallengeResult(OidcSignIn.Scheme, new AuthenticationProperties(new Dictionary<string, string?> { [OidcSignIn.ForRefunds] = "" })
                {
                    RedirectUri = request.Path + "?proved=true",
                });
                return;
            }

            await next();
            return;
        }

        var security = context.HttpContext.RequestServices.GetRequiredService<SecurityEvents>();
        security.Say(SecurityEvent.RoleRefused, context.HttpContext, security.Person(context.HttpContext.Staff().Subject));
        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    private static async Task<bool> IsProvedAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var proof = await services.GetRequiredService<StaffSessions>().ProofOfAsync(http.Staff().SessionId, http.RequestAborted);
        return services.GetRequiredService<IOptions<OidcOptions>>().Value.Refunds.IsMetBy(proof, services.GetRequiredService<TimeProvider>().GetUtcNow());
    }
}
