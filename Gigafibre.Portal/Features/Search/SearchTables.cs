using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Search;

public static class SearchTables
{
    extension(PortalDb db)
    {
        public DbSet<SearchTerm> SearchTerms => db.Set<SearchTerm>();
    }
}
