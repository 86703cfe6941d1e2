using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Features.Quotations;

public static class QuotationsFeature
{
    public static IServiceCollection AddQuotations(this IServiceCollection services) => services.AddScoped<QuotationDesk>()
        .ConfigurePages(pages => pages.AuthorizeFolder("/Quotations", Policies.Visitor));
}
