using System.Globalization;

namespace Gigafibre.Portal.Sandbox.ErpNext;

/// <summary>Texts as MariaDB compares them, names too: without letter case and without accents.</summary>
public static class Names
{
    public static readonly StringComparer Comparer = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);

    public static bool Equals(string left, string right) => Comparer.Equals(left, right);
}
