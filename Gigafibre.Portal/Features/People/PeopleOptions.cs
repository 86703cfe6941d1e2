using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.People;

public sealed class PeopleOptions
{
    public const string Section = "People";

    /// <summary>Whether customers let others into their account.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Invitations in a day for one customer.</summary>
    [Range(1, 100)]
    public int InvitationsPerCustomerPerDay { get; set; } = 5;

    /// <summary>Invitations in a day for everybody together: what a day may cost.</summary>
    [Range(1, 100_000)]
    public int InvitationsPerDay { get; set; } = 200;
}
