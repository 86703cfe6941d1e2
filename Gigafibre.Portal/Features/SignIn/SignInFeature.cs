using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Work;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

public static class SignInFeature
{
    /// <summary>Codes asked for, and sessions.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>A contact is needed for as long as its code can be asked for again.</summary>
    public static readonly TimeSpan ContactsKept = TimeSpan.FromDays(1);

    /// <summary>The longest limit is a day.</summary>
    public static readonly TimeSpan SpendsKept = TimeSpan.FromDays(2);

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSettings<SignInOptions>(SignInOptions.Section);
        services.AddSingleton<CatchUpClock>();
        services.AddScoped<CodeBudget>().AddScoped<KnownBrowsers>().AddScoped<SignInService>().AddScoped<SessionService>().AddScoped<AccountNames>()
            .AddScoped<ContactIndex>().AddScoped<AuthorizedPeople>().AddScoped<IContactLimits, AuthorizedPeople>().AddScoped<CodeOwners>().AddScoped<CodeMessages>();
        services.AddScoped<IModemHandover, SignInHandover>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, VisitorAuthentication>(VisitorAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(Policies.Visitor, p => p.AddAuthenticationSchemes(VisitorAuthentication.SchemeName).RequireAuthenticatedUser());
        services.AddMessageKind(CodeMessages.Kind).ConfigurePages(pages => pages.AddPageRoute("/Q/Code", "/signin/code"));
        services.AddWorkHandler<SendCodeHandler>().AddWorkHandler<WatchCodesHandler>().AddWorkSchedule<WatchCodesHandler>(_ => [WatchCodesHandler.Schedule]);
        services.AddRetention(ContactsKept, (db, before, cancel) => db.Challenges.Where(c => c.CreatedAt < before && c.ContactSealed != "")
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.ContactSealed, ""), cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.Challenges.Where(c => c.CreatedAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.Sessions.Where(s => s.CreatedAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(KnownBrowsers.Kept, (db, before, cancel) => db.KnownBrowsers.Where(b => b.SeenAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(SpendsKept, (db, before, cancel) => db.BudgetSpends.Where(s => s.At < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
