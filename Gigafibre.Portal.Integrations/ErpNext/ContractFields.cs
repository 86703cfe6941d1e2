namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>What a customer signed: ERPNext's own <c>Contract</c>, or the ISP's <c>Service Contract</c>.</summary>
public sealed class ContractFields
{
    /// <summary>ERPNext's own, which is submitted and names a party of any kind.</summary>
    public const string Stock = "Contract";

    public string Doctype { get; set; } = Stock;

    public string Customer { get; set; } = "party_name";

    public string Start { get; set; } = "start_date";

    /// <summary>Last day of the term; empty for one without.</summary>
    public string End { get; set; } = "end_date";

    /// <summary>Whether documents of it are submitted; drafts are not shown then.</summary>
    public bool IsSubmitted { get; set; } = true;

    /// <summary>Of the doctype; none for its usual one.</summary>
    public string? PrintFormat { get; set; }
}
