namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>
/// The doctype of what a customer subscribes to. A field that is left empty is looked for in the doctype's meta by the names that are usual for it
/// (<see cref="SubscriptionMap"/>).
/// </summary>
public sealed class SubscriptionFields
{
    /// <summary>The ISP's own <c>Service Subscription</c>, or ERPNext's <c>Subscription</c>.</summary>
    public string Doctype { get; set; } = "Service Subscription";

    public string Customer { get; set; } = "";

    /// <summary>The Service Location that it serves.</summary>
    public string Location { get; set; } = "";

    public string Category { get; set; } = "";

    public string Plan { get; set; } = "";

    /// <summary>Megabits a second.</summary>
    public string DownloadSpeed { get; set; } = "";

    public string UploadSpeed { get; set; } = "";

    /// <summary>Dollars a month, before taxes.</summary>
    public string Price { get; set; } = "";

    public string Start { get; set; } = "";

    /// <summary>Last day of the contract.</summary>
    public string End { get; set; } = "";

    public string CancelledOn { get; set; } = "";

    /// <summary>Months of the contract; none, or 0, for one without a term.</summary>
    public string ContractMonths { get; set; } = "";

    /// <summary>Last day of a promotion.</summary>
    public string PromotionEnd { get; set; } = "";

    public string Status { get; set; } = "";

    public string[] WaitingStatuses { get; set; } = ["En attente", "Pending"];

    public string[] ActiveStatuses { get; set; } = ["Actif", "Active", "Trialing", "Past Due Date", "Grace Period", "Unpaid"];

    public string[] SuspendedStatuses { get; set; } = ["Suspendu", "Suspended"];

    public string[] EndedStatuses { get; set; } = ["Annulé", "Résilié", "Cancelled", "Completed"];
}
