using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Home;

/// <summary>Whose account this is, and where their modems are.</summary>
/// <param name="Name">As ERPNext has it: <c>Louise Gagnon</c>.</param>
public sealed record Household(string Name, IReadOnlyList<HouseholdModem> Modems)
{
    public HouseholdModem? Of(string? mac) => mac is null ? null : Modems.FirstOrDefault(m => m.Mac == mac);
}

/// <param name="Mac">As our tables have it: twelve capitals and digits.</param>
/// <param name="Address">Street and town of the address that it serves; null when ERPNext names none.</param>
public sealed record HouseholdModem(string Mac, string? Model, string? Address, Standing Standing);
