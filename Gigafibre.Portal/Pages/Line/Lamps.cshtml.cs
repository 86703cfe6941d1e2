using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations.Cpe;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>The visitor says which lights they see; the page says what they mean, and whether the exchange agrees.</summary>
public sealed class LampsModel(ModemIndex modems, DiagnosisService diagnoses, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    [BindProperty(SupportsGet = true)]
    public Lamp? Power { get; set; }

    [BindProperty(SupportsGet = true)]
    public Lamp? Pon { get; set; }

    [BindProperty(SupportsGet = true)]
    public Lamp? Los { get; set; }

    [BindProperty(SupportsGet = true)]
    public Lamp? Internet { get; set; }

    public string? Model { get; private set; }

    public LampNames Names { get; private set; } = LampNames.Usual;

    public LampMeaning? Meaning { get; private set; }

    public LampAgreement Agreement { get; private set; }

    public Symptom? Verdict { get; private set; }

    public DateTimeOffset LookedAt { get; private set; }

    /// <inheritdoc cref="LineView.IsPrivate"/>
    public bool IsPrivate { get; private set; }

    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (HttpContext.Visitor() is not { Mac: { } mac } visitor)
        {
            return Redirect(WayBack.ByModems(HttpContext));
        }

        Model = (await modems.FindAsync(mac, cancel))?.Model;
        Names = ModemModels.Find(Model)?.Lamps ?? LampNames.Usual;
        if (Power is { } power && Pon is { } pon && Los is { } los && Internet is { } internet)
        {
            var lamps = new Lamps(power, pon, los, internet);
            var diagnosis = await diagnoses.LatestOrStartAsync(visitor.CustomerId, mac, Fresh, cancel);
            var (ont, verdict) = (new LineFacts(diagnosis.Answers).Ont, diagnosis.Verdict(clock.GetUtcNow())?.Main);
            (Meaning, Agreement) = (lamps.Meaning(ont), lamps.Against(ont));
            Verdict = lamps.YieldTo(verdict?.Code, ont) ? verdict : null;
            IsPrivate = Verdict is not null && new LineView(diagnosis, clock.GetUtcNow(), null, Person: visitor.Person).IsPrivate;
            LookedAt = diagnosis.StartedAt;
        }

        return Page();
    }
}
