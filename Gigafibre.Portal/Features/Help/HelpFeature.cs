using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Features.Help;

public static class HelpFeature
{
    public static IServiceCollection AddHelp(this IServiceCollection services) => services.AddSettings<HelpOptions>(HelpOptions.Section).AddSingleton<HelpLibrary>();
}
