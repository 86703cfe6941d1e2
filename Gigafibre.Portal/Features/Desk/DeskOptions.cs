using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Desk;

/// <summary>The ways from the desk to the other systems of the house. One that is left out is not offered.</summary>
public sealed class DeskOptions : IValidatableObject
{
    public const string Section = "Desk";
    private const string Customer = "{customer}";

    /// <summary>A customer in ERPNext, as staff open it: <c>https://erp.example/app/customer/{customer}</c>.</summary>
    public string? ErpNextCustomer { get; set; }

    /// <summary>A customer in the Ops app: <c>https://ops.example/customers/{customer}</c>.</summary>
    public string? OpsCustomer { get; set; }

    public string? ErpNext(string customerId) => Filled(ErpNextCustomer, customerId);

    public string? Ops(string customerId) => Filled(OpsCustomer, customerId);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (key, template) in new[] { (nameof(ErpNextCustomer), ErpNextCustomer), (nameof(OpsCustomer), OpsCustomer) })
        {
            if (!string.IsNullOrEmpty(template)
                && !(template.Contains(Customer, StringComparison.Ordinal) && Uri.TryCreate(Filled(template, "x"), UriKind.Absolute, out var url)
                    && (url.Scheme is "https" or "http")))
            {
                yield return new ValidationResult($"{Section}:{key}: an address with {Customer} in it, for example https://erp.example/app/customer/{Customer}.");
            }
        }
    }

    private static string? Filled(string? template, string customerId) =>
        string.IsNullOrEmpty(template) ? null : template.Replace(Customer, Uri.EscapeDataString(customerId), StringComparison.Ordinal);
}
