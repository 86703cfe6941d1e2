using FluentValidation;

namespace Gigafibre.Portal.Features.Stickers;

public sealed class LabelTemplateValidator : AbstractValidator<LabelTemplate>
{
    /// <summary>Smaller than this a telephone no longer reads it.</summary>
    public const double Smallest = 20;

    public LabelTemplateValidator()
    {
        RuleFor(t => t.PageWidth).InclusiveBetween(Smallest, 1000);
        RuleFor(t => t.PageHeight).InclusiveBetween(Smallest, 1000);
        RuleFor(t => t.Width).InclusiveBetween(Smallest, 300);
        RuleFor(t => t.Height).InclusiveBetween(Smallest, 300);
        RuleFor(t => t.Columns).InclusiveBetween(1, 20);
        RuleFor(t => t.Rows).InclusiveBetween(1, 50);
        RuleFor(t => t.Left).GreaterThanOrEqualTo(0);
        RuleFor(t => t.Top).GreaterThanOrEqualTo(0);
        RuleFor(t => t.PitchX).GreaterThanOrEqualTo(t => t.Width).When(t => t.Columns > 1);
        RuleFor(t => t.PitchY).GreaterThanOrEqualTo(t => t.Height).When(t => t.Rows > 1);
        RuleFor(t => t).Must(t => t.Left + ((t.Columns - 1) * t.PitchX) + t.Width <= t.PageWidth + 0.01 && t.Top + ((t.Rows - 1) * t.PitchY) + t.Height <= t.PageHeight + 0.01);
    }
}
