using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Internal;

/// <summary>Who is reminded, who has time, and for whom a suspension is to be decided on, with everything that speaks for and against it.</summary>
public sealed class DeskDunningModel(DunningOverview overview, TimeDesk desk, AuditTrail audit, IOptions<DunningOptions> options) : PageModel
{
    private const int MostParts = 12;

    [FromQuery(Name = "done")]
    public bool? Done { get; set; }

    [FromQuery(Name = "decided")]
    public bool? Decided { get; set; }

    [FromQuery(Name = "customer")]
    public string? Customer { get; set; }

    public bool IsOn => options.Value.IsOn;

    public DateOnly Today => overview.Today;

    /// <summary>Null when none is open, or ERPNext does not answer.</summary>
    public DunningFile? FileOf { get; private set; }

    /// <summary>What an arrangement of today would be about.</summary>
    public Money Amount => FileOf is { } file ? desk.Arrangements.AmountOf(file.State) : Money.Zero;

    public Phrase? Error { get; private set; }

    public IReadOnlyList<DunningStep> Ripe { get; private set; } = [];

    public IReadOnlyList<DunningStep> Announced { get; private set; } = [];

    public IReadOnlyList<DunningPause> Pauses { get; private set; } = [];

    public IReadOnlyList<Arrangement> Arrangements { get; private set; } = [];

    [Needs(StaffVerb.SeePayment)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("dunning.see", Customer ?? "*", cancel, customer: Customer);
        if (Customer is not null)
        {
            try
            {
                FileOf = await overview.FileAsync(Customer, cancel);
            }
            catch (IntegrationException)
            {
                Error = DeskDunningText.FileAway;
            }

            return;
        }

        (Ripe, Announced) = (await overview.RipeAsync(cancel), await overview.AnnouncedAsync(cancel));
        (Pauses, Arrangements) = (await desk.Pauses.ListAsync(cancel), await overview.ArrangementsAsync(cancel));
    }

    /// <summary>A person says so; everything is looked at once more in that second.</summary>
    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostSuspendAsync(string? customer, string? reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(customer) || string.IsNullOrWhiteSpace(reason))
        {
            return Answer(customer, false);
        }

        try
        {
            if (await overview.FileAsync(customer, cancel) is { MaySuspend: true })
            {
                await audit.RecordAsync("dunning.suspend", customer, cancel, customer: customer, reason: reason);
                return Redirect($"{Of(customer)}&decided=true");
            }
        }
        catch (IntegrationException)
        {
            return Answer(customer, false);
        }

        return Redirect($"{Of(customer)}&decided=false");
    }

    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostPauseAsync(string? customer, DateOnly? until, string? reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(customer) || string.IsNullOrWhiteSpace(reason) || until is not { } day || !Times.IsSensible(day))
        {
            return Answer(customer, false);
        }

        await audit.RecordAsync("dunning.pause", customer, cancel, customer: customer, reason: reason);
        return Answer(customer, await desk.Pauses.GrantAsync(customer, day, reason, HttpContext.Staff().Name, cancel) is not null);
    }

    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostEndPauseAsync(string? customer, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(customer))
        {
            return Answer(customer, false);
        }

        await audit.RecordAsync("dunning.end-pause", customer, cancel, customer: customer);
        return Answer(customer, await desk.Pauses.EndAsync(customer, HttpContext.Staff().Name, cancel));
    }

    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostPartsAsync(string? customer, int count, DateOnly? first, int days, string? reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(customer) || string.IsNullOrWhiteSpace(reason) || count is < 2 or > MostParts || days is < 1 or > 92 || first is not { } begin
            || !Times.IsSensible(begin))
        {
            return Answer(customer, false);
        }

        await audit.RecordAsync("dunning.parts", customer, cancel, customer: customer, reason: reason);
        try
        {
            var amount = desk.Arrangements.AmountOf(await desk.Reader.ReadAsync(customer, cancel));
            var each = amount.Cents / count;
            var parts = Enumerable.Range(0, count).Select(i => new PlannedPart(begin.AddDays(i * days), new Money(i == count - 1 ? amount.Cents - (each * (count - 1)) : each)));
            if (await desk.Arrangements.MakeAsync(customer, [.. parts], HttpContext.Staff().Name, cancel) is not { } why)
            {
                return Answer(customer, true);
            }

            (Customer, Error, FileOf) = (customer, why, await overview.FileAsync(customer, cancel));
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        catch (IntegrationException)
        {
            return Answer(customer, false);
        }
    }

    [Needs(StaffVerb.SettlePayment)]
    public async Task<IActionResult> OnPostEndPartsAsync(string? customer, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(customer))
        {
            return Answer(customer, false);
        }

        await audit.RecordAsync("dunning.end-parts", customer, cancel, customer: customer);
        return Answer(customer, await desk.Arrangements.EndAsync(customer, cancel));
    }

    private static string Of(string customer) => Links.DeskDunningOf(customer);

    private RedirectResult Answer(string? customer, bool isDone) =>
        Redirect($"{(string.IsNullOrWhiteSpace(customer) ? Links.DeskDunning + "?" : Of(customer) + "&")}done={(isDone ? "true" : "false")}");
}
