using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.SignIn;

namespace Gigafibre.Portal.Features.Payments;

public enum PayerKind
{
    Customer,

    /// <summary>The customer, signed in by a code that came by e-mail: pays as a guest does, and is offered no saved way to pay.</summary>
    Mail,

    Link,

    /// <summary>Somebody whom the customer lets pay, with ways to pay of their own.</summary>
    Person,

    Staff,

    /// <summary>The customer's own agreement: nobody was there.</summary>
    Autopay,
}

/// <summary>Who opened a payment page; only the same payer resumes it.</summary>
/// <param name="Id">The id of the link or of the person, or the subject of the one of the staff.</param>
public readonly record struct Payer(PayerKind Kind, string Id = "")
{
    public static readonly Payer Customer = new(PayerKind.Customer);

    public static readonly Payer Autopay = new(PayerKind.Autopay);
    public static readonly Payer Mail = new(PayerKind.Mail);

    public static Payer Of(Visitor visitor) => visitor.Person is { } person ? new(PayerKind.Person, person.Id.ToString()) : visitor.IsByMail ? Mail : Customer;

    public static Payer Link(Guid id) => new(PayerKind.Link, id.ToString());

    public static Payer Staff(string subject) => new(PayerKind.Staff, subject);

    /// <summary><c>customer</c>, <c>link:{id}</c>, <c>staff:{subject}</c>: what the database and the desk show.</summary>
    public override string ToString() => Id.Length == 0 ? KebabCase.Of(Kind) : $"{KebabCase.Of(Kind)}:{Id}";

    internal static Payer Parse(string text) =>
        text.Split(':', 2) is [var kind, var id] ? new Payer(Enum.Parse<PayerKind>(kind, ignoreCase: true), id) : new Payer(Enum.Parse<PayerKind>(text, ignoreCase: true));
}
