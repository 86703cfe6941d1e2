using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Integrations.Smtp;

public static class SmtpServices
{
    public static IServiceCollection AddSmtp(this IServiceCollection services) => services.AddTransient<SmtpMailer>();
}
