namespace Gigafibre.Portal.Features.Payments.Booking;

/// <summary>How an entry is composed: as the bills say, as the books say, or part by part where ERPNext allocates by payment terms.</summary>
public enum BookingTry
{
    First,
    Again,
    ByTerm,
}
