using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Diagnosis;

public static class DiagnosisTables
{
    extension(PortalDb db)
    {
        public DbSet<DiagnosisRecord> Diagnoses => db.Set<DiagnosisRecord>();
    }
}
