using System.Globalization;

namespace Gigafibre.Portal.Integrations;

/// <summary>An amount in Canadian cents. ERPNext writes dollars with decimals, Stripe cents; between them nothing is ever rounded twice.</summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    /// <summary>Dollars, as ERPNext wants them.</summary>
    public decimal Dollars => Cents / 100m;

    /// <summary>ERPNext's dollars; half a cent goes away from zero, as its own rounding does.</summary>
    public static Money FromDollars(decimal dollars) => new((long)decimal.Round(dollars * 100m, 0, MidpointRounding.AwayFromZero));

    public static Money Min(Money a, Money b) => a.Cents <= b.Cents ? a : b;

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary><c>68,99 $</c> in French, <c>$68.99</c> in English.</summary>
    public string In(CultureInfo culture) => Dollars.ToString("C2", culture);

    public override string ToString() => Dollars.ToString("0.00", CultureInfo.InvariantCulture);

    public static Money operator +(Money a, Money b) => new(a.Cents + b.Cents);
    public static Money operator -(Money a, Money b) => new(a.Cents - b.Cents);
    public static Money operator -(Money a) => new(-a.Cents);
    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;
    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;
    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;
    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;
}
