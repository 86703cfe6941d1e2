using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>Who is here: one customer, looking at one of their modems or, signed in by a contact alone, at none yet.</summary>
/// <param name="Accounts">The customers that this visitor may turn to; more than one when a family shares a telephone.</param>
/// <param name="IsByMail">Signed in by a code that came by e-mail, the weaker door.</param>
/// <param name="Person">Set when it is not the customer who is here but somebody whom they let in.</param>
/// <param name="ViewedBy">Set when it is not the customer who is here but one of the staff, looking; then nothing may be changed.</param>
public sealed record Visitor(Guid SessionId, string CustomerId, MacAddress? Mac, string? Language, IReadOnlyList<string> Accounts,
    bool IsByMail = false, string? ViewedBy = null, DateTimeOffset? EndsAt = null, VisitingPerson? Person = null)
{
    /// <summary>The customer themselves: the account is theirs. Not somebody whom they let in.</summary>
    public bool IsHolder => Person is null;

    /// <summary>Of the accounts, those that are the visitor's own.</summary>
    public IReadOnlyList<string> OwnAccounts { get; init; } = Accounts;

    /// <summary>Accounts that somebody else lets them into, and that they have not said yes to.</summary>
    public IReadOnlyList<Invitation> Invitations { get; init; } = [];

    public bool MaySeeBills => Person is null or { Role: PersonRole.Payer };

    public bool MaySeeLine => Person is null or { Role: PersonRole.Household };
}
