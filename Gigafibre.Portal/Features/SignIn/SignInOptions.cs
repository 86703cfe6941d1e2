using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>The limits on codes. Defaults follow docs/adr/0005-codes.md; visitors without a sticker key have budgets of their own.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    [Range(10, 3600)]
    public int ResendAfterSeconds { get; set; } = 60;

    public int CodesPerContactPerQuarterHour { get; set; } = 3;

    public int CodesPerContactPerDay { get; set; } = 6;

    public int CallsPerContactPerDay { get; set; } = 3;

    public int CodesPerModemPerHour { get; set; } = 5;

    /// <summary>The same without a sticker key: wider, because a stranger's requests send nothing but use it up.</summary>
    public int OpenCodesPerModemPerHour { get; set; } = 20;

    /// <summary>The same for all modems and addresses that a contact is typed for, together.</summary>
    public int CodesPerContactPerDayInAll { get; set; } = 20;

    /// <summary>Codes asked for from one address and never used. Codes that are used cost an address nothing.</summary>
    public int UnusedCodesPerAddressPerHour { get; set; } = 20;

    /// <summary>The same for all addresses of one network (an IPv6 /48).</summary>
    public int UnusedCodesPerNetworkPerHour { get; set; } = 200;

    public int WrongCodesPerAddressPerHour { get; set; } = 40;

    public int WrongCodesPerModemPerDay { get; set; } = 10;

    /// <summary>Wrong codes for one contact in a day, from wherever they are typed.</summary>
    public int WrongCodesPerContactPerDayInAll { get; set; } = 50;

    /// <summary>Codes sent in an hour to everybody together. A request that sends nothing does not count.</summary>
    public int CodesPerHour { get; set; } = 600;

    /// <summary>Texts sent in a day to everybody together: what a day may cost.</summary>
    [Range(1, 1_000_000)]
    public int TextsPerDay { get; set; } = 3000;

    [Range(1, 1_000_000)]
    public int CallsPerDay { get; set; } = 300;

    /// <summary>Wrong codes in an hour by everybody who holds a sticker, together.</summary>
    [Range(1, 1_000_000)]
    public int WrongCodesPerHour { get; set; } = 400;

    /// <summary>The same in a day.</summary>
    [Range(1, 1_000_000)]
    public int WrongCodesPerDay { get; set; } = 800;

    /// <summary>Wrong codes in an hour by everybody without a sticker, together.</summary>
    [Range(1, 1_000_000)]
    public int WrongOpenCodesPerHour { get; set; } = 500;

    /// <summary>On how many customers' files one contact may stand; more is a placeholder that somebody typed, and opens none.</summary>
    [Range(1, 1000)]
    public int CustomersPerContact { get; set; } = 8;

    /// <summary>Multiplies what one address and everybody together may ask for; raised on the day half the region is down.</summary>
    [Range(1, 100)]
    public int StormAllowance { get; set; } = 1;
}
