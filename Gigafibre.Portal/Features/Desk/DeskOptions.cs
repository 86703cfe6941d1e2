using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Desk;

/// <summary>The ways from the desk to the other systems of the house. One that is left out is not offered.</summary>
public sealed class DeskOptions : IValidatableObject
{
    public const string Section = "Desk";
    private const string Customer = "{customer}";
    private const string Address = "{address}";

    /// <summary>A customer in ERPNext, as staff open it: <c>https://erp.example/app/customer/{customer}</c>.</summary>
    public string? ErpNextCustomer { get; set; }

    /// <summary>A customer in the Ops app: <c>https://ops.example/customers/{customer}</c>.</summary>
    public string? OpsCustomer { get; set; }

    /// <summary>Where a map of an address opens: <c>https://www.openstreetmap.org/search?query={address}</c>.</summary>
    public string? Map { get; set; } = "https://www.openstreetmap.org/search?query={address}";

    public string? MapOf(string address) =>
        string.IsNullOrEmpty(Map) || address.Length == 0 ? null : Map.Replace(Address, Uri.EscapeDataString(address), StringComparison.Ordinal);

    public string? ErpNext(string customerId) => Filled(ErpNextCustomer, customerId);

    public string? Ops(string customerId) => Filled(OpsCustomer, customerId);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (key, template, part) in new[] { (nameof(ErpNextCustomer), ErpNextCustomer, Customer), (nameof(OpsCustomer), OpsCustomer, Customer), (nameof(Map), Map,
            Address) })
        {
            if (!string.IsNullOrEmpty(template) && !(template.Contains(part, StringComparison.Ordinal)
                && Uri.TryCreate(template.Replace(part, "x", StringComparison.Ordinal), UriKind.Absolute, out var url) && (url.Scheme is "https" or "http")))
            {
                yield return new ValidationResult($"{Section}:{key}: an address with {part} in it, for example https://erp.example/app/{part}.");
            }
        }
    }

    private static string? Filled(string? template, string customerId) =>
        string.IsNullOrEmpty(template) ? null : template.Replace(Customer, Uri.EscapeDataString(customerId), StringComparison.Ordinal);
}
