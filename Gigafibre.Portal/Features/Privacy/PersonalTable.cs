using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Privacy;

/// <summary>How the rows of one person are found in a table.</summary>
public enum PersonalKey
{
    Customer,

    /// <summary>By a payment of the customer's.</summary>
    Payment,

    /// <summary>By a modem of the customer's.</summary>
    Modem,
}

/// <param name="Kept">Why it is not erased when somebody asks for it; null when it is.</param>
public sealed record PersonalTable(string Name, PersonalKey By, Phrase Title, Phrase? Kept = null);
