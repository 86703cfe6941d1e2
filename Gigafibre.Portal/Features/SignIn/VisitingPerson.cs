namespace Gigafibre.Portal.Features.SignIn;

/// <summary>Somebody who is let into an account that is not theirs (<see cref="AuthorizedPerson"/>), while they are here.</summary>
/// <param name="HasAccepted">Until then they see the invitation alone.</param>
public sealed record VisitingPerson(Guid Id, string Name, PersonRole Role, bool HasAccepted, DateOnly? EndsOn);

/// <summary>An account that a visitor is invited into by the contact that they came with, and is not in yet.</summary>
public sealed record Invitation(Guid Id, string CustomerId, string Name, PersonRole Role, DateOnly? EndsOn);
