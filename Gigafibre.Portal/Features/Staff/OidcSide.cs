namespace Gigafibre.Portal.Features.Staff;

/// <summary>Whose provider it is. Where customers have none of their own, they sign in at the staff's, and it opens both.</summary>
public enum OidcSide
{
    Staff,
    Customers,
}
