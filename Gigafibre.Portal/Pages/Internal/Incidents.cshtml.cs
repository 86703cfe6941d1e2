using FluentValidation;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Privacy;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class IncidentsModel(PortalDb db, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int LongestText = 4000;
    private static readonly InlineValidator<IncidentsModel> Validator = CreateValidator();

    [BindProperty]
    public DateOnly? HappenedOn { get; set; }

    [BindProperty]
    public DateOnly? KnownOn { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public int People { get; set; }

    [BindProperty]
    public bool IsSerious { get; set; }

    [BindProperty]
    public DateOnly? ToldCommissionOn { get; set; }

    [BindProperty]
    public DateOnly? ToldPeopleOn { get; set; }

    [BindProperty]
    public string? Measures { get; set; }

    public IReadOnlyList<PrivacyIncident> All { get; private set; } = [];

    public Phrase? Error { get; private set; }

    [Needs(StaffVerb.HandlePrivacy)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("incident.see", "incidents", cancel);
        await LoadAsync(cancel);
    }

    [Needs(StaffVerb.HandlePrivacy)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || Validator.Validate(this) is { IsValid: false })
        {
            (Error, Response.StatusCode) = (PrivacyText.Incomplete, StatusCodes.Status400BadRequest);
            await LoadAsync(cancel);
            return Page();
        }

        var now = clock.GetUtcNow();
        var incident = new PrivacyIncident
        {
            Id = Guid.CreateVersion7(now),
            CreatedAt = now,
            CreatedByName = HttpContext.Staff().Name,
            HappenedOn = HappenedOn!.Value,
            KnownOn = KnownOn!.Value,
            What = What!.Trim(),
            People = People,
            IsSerious = IsSerious,
            ToldCommissionOn = ToldCommissionOn,
            ToldPeopleOn = ToldPeopleOn,
            Measures = Measures!.Trim(),
        };
        db.PrivacyIncidents.Add(incident);
        audit.Add("incident.add", incident.Id.ToString());
        await db.SaveChangesAsync(cancel);
        return Redirect(Links.DeskIncidents);
    }

    private async Task LoadAsync(CancellationToken cancel) => All = await db.PrivacyIncidents.AsNoTracking().OrderByDescending(i => i.CreatedAt).ToListAsync(cancel);

    private static InlineValidator<IncidentsModel> CreateValidator()
    {
        var validator = new InlineValidator<IncidentsModel>();
        validator.RuleFor(m => m.HappenedOn).NotNull();
        validator.RuleFor(m => m.KnownOn).NotNull();
        validator.RuleFor(m => m.What).NotEmpty().MaximumLength(LongestText);
        validator.RuleFor(m => m.Measures).NotEmpty().MaximumLength(LongestText);
        validator.RuleFor(m => m.People).GreaterThanOrEqualTo(0);
        return validator;
    }
}
