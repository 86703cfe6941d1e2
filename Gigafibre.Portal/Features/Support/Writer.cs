using Gigafibre.Portal.Features.SignIn;

namespace Gigafibre.Portal.Features.Support;

/// <summary>Who writes to our team.</summary>
/// <param name="PersonId">Somebody whom the customer lets in; null for the customer.</param>
/// <param name="Name">Theirs, then.</param>
public sealed record Writer(string CustomerId, Guid? PersonId = null, string? Name = null)
{
    public static Writer Of(Visitor visitor) => new(visitor.CustomerId, visitor.Person?.Id, visitor.Person?.Name);
}
