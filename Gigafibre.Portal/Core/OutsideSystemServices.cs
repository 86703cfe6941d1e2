using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Core;

public static class OutsideSystemServices
{
    public static IServiceCollection AddOutsideSystem<TOptions>(this IServiceCollection services, string name, string section, Func<TOptions, Uri?> address)
        where TOptions : class =>
        services.AddSettings<TOptions>(section).AddSingleton(new OutsideSystem(name, p => address(p.GetRequiredService<IOptions<TOptions>>().Value)));
}
