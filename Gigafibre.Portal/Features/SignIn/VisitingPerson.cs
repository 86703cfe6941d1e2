namespace Gigafibre.Portal.Features.SignIn;

/// <summary>Somebody who is let into an account that is not theirs (<see cref="AuthorizedPerson"/>), while they are here.</summary>
/// <param name="HasAccepted">Until then they see the invitation alone.</param>
public sealed record VisitingPerson(Guid Id, string Name, PersonRole Role, bool HasAccepted, DateOnly? EndsOn);
