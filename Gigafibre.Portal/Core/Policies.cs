using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Core;

public static class Policies
{
    public const string Visitor = "Visitor";
    public const string Staff = "Staff";
    public const string Ops = "Ops";

    public static IServiceCollection ConfigurePages(this IServiceCollection services, Action<Microsoft.AspNetCore.Mvc.ApplicationModels.PageConventionCollection> configure) =>
        services.Configure<RazorPagesOptions>(o => configure(o.Conventions));
}
