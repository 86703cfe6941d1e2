using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Autopay;

public sealed class AutopayOptions
{
    public const string Section = "Autopay";

    /// <summary>Whether customers may switch it on: once the owner's lawyer and bank have read the agreement; agreements that stand are charged all the same.</summary>
    public bool IsOffered { get; set; }

    /// <summary>So many calendar days before a bank debit its notice must have left: ten, unless the agreement waives it, and ours does not.</summary>
    [Range(10, 30)]
    public int BankNoticeDays { get; set; } = 10;

    /// <summary>The same for a card.</summary>
    [Range(1, 30)]
    public int CardNoticeDays { get; set; } = 7;

    /// <summary>A customer may move a charge by so many days at most.</summary>
    [Range(1, 30)]
    public int MoveDays { get; set; } = 14;

    /// <summary>Charges are made from this hour on, in Quebec's time, on days on which banks work.</summary>
    [Range(0, 23)]
    public int From { get; set; } = 9;

    /// <summary>And before this one.</summary>
    [Range(1, 24)]
    public int Until { get; set; } = 16;

    /// <summary>After a card was refused for a reason that time may cure: so many days after the first try, each once.</summary>
    public int[] CardRetryDays { get; set; } = [3, 7];
}
