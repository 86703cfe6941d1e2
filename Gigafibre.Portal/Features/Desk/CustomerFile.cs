using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Desk;

/// <summary>A customer as ERPNext has them now.</summary>
/// <param name="Tickets">Null when ERPNext gave none; everything else stands all the same.</param>
public sealed record CustomerFile(CustomerRecord Customer, ContactPoints Contacts, IReadOnlyList<ServiceAt> Services, Owed Owed, IReadOnlyList<Issue>? Tickets)
{
    public bool IsSuspended => Services.Any(s => s.Modems.Any(m => m.Modem.Standing == Standing.Suspended));
}

/// <param name="Place">Null for modems that stand at no address that ERPNext names.</param>
public sealed record ServiceAt(ServicePlace? Place, IReadOnlyList<ServedModem> Modems);

/// <param name="Last">Its last finished diagnosis; null when there is none.</param>
public sealed record ServedModem(Equipment Modem, DiagnosisRecord? Last);
