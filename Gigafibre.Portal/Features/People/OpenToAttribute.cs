using Gigafibre.Portal.Features.SignIn;

namespace Gigafibre.Portal.Features.People;

/// <summary>Whom a handler of a customer's page is open to besides the customer. One that does not say is closed to everybody whom they let in.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenToAttribute(params PersonRole[] roles) : Attribute
{
    public IReadOnlyList<PersonRole> Roles { get; } = roles;

    /// <summary>What is on record when somebody does it; null for what only shows, or changes nothing for anybody else.</summary>
    public string? Act { get; init; }

    /// <summary>Open while an invitation is not accepted yet, too.</summary>
    public bool BeforeAccepting { get; init; }
}
