using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Contacts;

public sealed class ContactOptions
{
    public const string Section = "Contacts";

    /// <summary>Whether customers change their telephone and e-mail by themselves.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether customers choose the language that they are written to in, on their Customer in ERPNext.</summary>
    public bool SetsLanguage { get; set; }

    /// <summary>Codes of changes in a day for one customer.</summary>
    [Range(1, 100)]
    public int CodesPerCustomerPerDay { get; set; } = 10;

    /// <summary>Codes in a day of changes that bring in one contact, whoever asks.</summary>
    [Range(1, 100)]
    public int CodesPerContactPerDay { get; set; } = 5;

    /// <summary>Codes in a day for everybody together: what a day may cost.</summary>
    [Range(1, 100_000)]
    public int CodesPerDay { get; set; } = 500;
}
