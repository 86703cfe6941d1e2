namespace Gigafibre.Portal.Features.Privacy;

public static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services.AddScoped<PersonalData>();
}
