using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Passkeys;

public static class PasskeysFeature
{
    /// <summary>One that opened nothing for so long is on a device that is gone.</summary>
    private static readonly TimeSpan UnusedKept = TimeSpan.FromDays(730);

    public static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.AddIdentityCore<PasskeyOwner>().AddUserStore<PasskeyStore>();
        services.AddScoped<IPasskeyHandler<PasskeyOwner>, PasskeyHandler<PasskeyOwner>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<PortalOptions>>((passkeys, site) =>
        {
            var origin = site.Value.PublicUrl.GetLeftPart(UriPartial.Authority);

            // This host alone: its neighbours under the same domain run other people's software.
            passkeys.ServerDomain = site.Value.PublicUrl.Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AuthenticatorTimeout = PasskeyCeremonies.Life;
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(asked.Origin == origin && !asked.CrossOrigin);
        });
        services.AddScoped<StepUp>().AddScoped<PasskeyCeremonies>().AddScoped<PasskeyList>().AddScoped<PasskeyDevice>()
            .AddScoped<PasskeyMaking>().AddScoped<PasskeySignIn>().AddScoped<PasskeyMessages>();
        services.AddMessageKind(PasskeyMessages.Added).AddMessageKind(PasskeyMessages.Removed);
        services.AddRetention(TimeSpan.FromHours(1), (db, before, cancel) => db.PasskeyCeremonies.Where(c => c.CreatedAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(UnusedKept, (db, before, cancel) =>
            db.Passkeys.Where(p => p.CreatedAt < before && (p.UsedAt == null || p.UsedAt < before)).ExecuteDeleteAsync(cancel));
        return services;
    }
}
