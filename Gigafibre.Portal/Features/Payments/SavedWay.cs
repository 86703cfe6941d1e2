namespace Gigafibre.Portal.Features.Payments;

/// <summary>A way to pay that a customer keeps with us, as far as charging it needs to know.</summary>
/// <param name="Kind"><c>card</c> or <c>acss_debit</c></param>
/// <param name="MandateId">The agreement that a bank account is debited under.</param>
public sealed record SavedWay(Guid Id, string StripeCustomerId, string MethodId, string Kind, string? MandateId, string? Brand, string? Last4);
