namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>What a site calls the fields of its subscriptions: as set, or the first of the usual names that its meta has.</summary>
/// <param name="PlanTable">ERPNext's own Subscription has a table of plans, priced elsewhere; null for one that carries its plan and price itself.</param>
/// <param name="Missing">What cannot be done without and is not there, as <c>Service Subscription.status</c>; empty when all is well.</param>
public sealed record SubscriptionMap(
    string Doctype, string? Customer, string? Location, string? Category, string? Plan, string? Price, string? Down, string? Up, string? Start, string? End,
    string? CancelledOn, string? ContractMonths, string? PromotionEnd, string? Status, string? PlanTable, IReadOnlyList<string> Missing)
{
    /// <summary>The fields to ask for in a list.</summary>
    public string[] Fields => [.. new[] { "name", Customer, Location, Category, Plan, Price, Down, Up, Start, End, CancelledOn, ContractMonths, PromotionEnd, Status }
        .OfType<string>().Distinct()];

    /// <summary>For the log: <c>customer=party, status=status, …</c>.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        ("customer", Customer), ("location", Location), ("category", Category), ("plan", Plan ?? PlanTable), ("price", Price ?? PlanTable), ("download", Down), ("upload", Up),
        ("start", Start), ("end", End), ("cancelled on", CancelledOn), ("contract months", ContractMonths), ("promotion end", PromotionEnd), ("status", Status),
    }.Select(f => $"{f.Item1}={f.Item2 ?? "(none)"}"));

    /// <param name="known">The doctype's fields; null when there is no such doctype.</param>
    public static SubscriptionMap Of(SubscriptionFields set, IReadOnlySet<string>? known)
    {
        if (known is null)
        {
            return new(set.Doctype, null, null, null, null, null, null, null, null, null, null, null, null, null, null, [set.Doctype]);
        }

        var missing = new List<string>();
        string? Find(string configured, bool isNeeded, params string[] usual)
        {
            var found = configured.Length > 0 ? (known.Contains(configured) ? configured : null) : usual.FirstOrDefault(known.Contains);
            if (found is null && (isNeeded || configured.Length > 0))
            {
                missing.Add($"{set.Doctype}.{(configured.Length > 0 ? configured : usual[0])}");
            }

            return found;
        }

        var table = known.Contains("plans") && set.Plan.Length == 0 ? "plans" : null;
        return new(
            set.Doctype,
            Find(set.Customer, true, "customer", "party"),
            Find(set.Location, false, "service_location", "location"),
            Find(set.Category, false, "service_category", "category", "service_type"),
            table is null ? Find(set.Plan, true, "plan_name", "plan", "service_plan", "item") : null,
            table is null ? Find(set.Price, true, "monthly_price", "price", "rate", "amount") : null,
            Find(set.DownloadSpeed, false, "speed_down", "download_speed", "down_speed"),
            Find(set.UploadSpeed, false, "speed_up", "upload_speed", "up_speed"),
            Find(set.Start, true, "start_date", "date_start"),
            Find(set.End, false, "end_date", "contract_end", "date_end"),
            Find(set.CancelledOn, true, "cancellation_date", "cancelation_date", "cancelled_on"),
            Find(set.ContractMonths, false, "contract_duration", "contract_months", "contract_length"),
            Find(set.PromotionEnd, false, "promo_end", "promotion_end", "promo_end_date"),
            Find(set.Status, true, "status"),
            table,
            missing);
    }
}
