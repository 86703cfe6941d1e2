namespace Gigafibre.Portal.Data;

public static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services, TimeSpan keep, Func<PortalDb, DateTimeOffset, CancellationToken, Task> forget) =>
        services.AddSingleton(new Retention(keep, forget));
}
