using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Invoices;

public static class InvoicesFeature
{
    public static IServiceCollection AddInvoices(this IServiceCollection services)
    {
        services.AddSettings<BillingOptions>(BillingOptions.Section);
        services.AddSingleton<KeptAnswers>().AddScoped<LastKnownAnswers>().AddScoped<InvoiceService>().AddScoped<StatementService>();
        services.ConfigurePages(pages => pages.AuthorizeFolder("/Account", Policies.Visitor).AuthorizeFolder("/Invoices", Policies.Visitor)
            .AuthorizeFolder("/Statement", Policies.Visitor));
        services.AddRetention(TimeSpan.FromDays(90), (db, before, cancel) => db.LastKnownAnswers.Where(a => a.ReadAt < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
