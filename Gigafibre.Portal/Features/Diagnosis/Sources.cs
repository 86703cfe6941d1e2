namespace Gigafibre.Portal.Features.Diagnosis;

public static class Sources
{
    public const string Account = "erpnext";
    public const string GenieAcs = "genieacs";
    public const string Olt = "olt";
    public const string Bridge = "bridge";
    public const string Usp = "usp";

    public const string History = "history";
}
