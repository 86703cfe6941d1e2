using FluentValidation;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Installations;

/// <summary>What the technician adds to what was measured, as it arrives.</summary>
public sealed class InstallationForm
{
    /// <summary>What goes beyond is not read.</summary>
    public const int LargestBody = PhotoCleaner.Largest + (64 * 1024);

    public const int Fastest = 10_000;

    public string? Key { get; set; }

    public string? MetName { get; set; }

    /// <summary>Nobody was there to be met.</summary>
    public bool IsAlone { get; set; }

    /// <summary>Megabits a second, measured with a device of their own, as typed.</summary>
    public string? Down { get; set; }

    public string? Up { get; set; }

    /// <summary>Which of the technician's jobs at this address it was, where there are several.</summary>
    public string? Job { get; set; }

    public IFormFile? Photo { get; set; }

    public string? Met => IsAlone || string.IsNullOrWhiteSpace(MetName) ? null : MetName.Trim();

    /// <summary>The photograph drawn anew, or what is wrong with the form.</summary>
    public async Task<(CleanFile? Photo, Phrase? Error)> ReadAsync(CancellationToken cancel)
    {
        if ((await new InstallationFormValidator().ValidateAsync(this, cancel)).Errors is [var wrong, ..])
        {
            return (null, (Phrase)wrong.CustomState);
        }

        using var bytes = new MemoryStream();
        await Photo!.CopyToAsync(bytes, cancel);
        return await PhotoCleaner.CleanAsync(bytes.ToArray(), cancel) is { ContentType: "image/jpeg" } clean ? (clean, null) : (null, InstallationText.BadPhoto);
    }

    /// <summary>With a point or a comma; null for what is no speed.</summary>
    public static double? SpeedOf(string? typed) => double.TryParse(
        typed?.Trim().Replace(',', '.'), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var speed)
        && speed is > 0 and <= Fastest ? Math.Round(speed, 1) : null;
}

public sealed class InstallationFormValidator : AbstractValidator<InstallationForm>
{
    public InstallationFormValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(f => f.Key).Must(k => Guid.TryParse(k, out _)).WithState(_ => InstallationText.OldForm);
        RuleFor(f => f.MetName).Must((form, name) => form.IsAlone || name?.Trim().Length is >= 2 and <= Installation.LongestName).WithState(_ => InstallationText.NoName);
        RuleFor(f => f.Down).Must((form, down) => string.IsNullOrWhiteSpace(down) && string.IsNullOrWhiteSpace(form.Up)
            || (InstallationForm.SpeedOf(down) is not null && InstallationForm.SpeedOf(form.Up) is not null)).WithState(_ => InstallationText.BadSpeed);
        RuleFor(f => f.Photo).NotNull().WithState(_ => InstallationText.NoPhoto)
            .Must(p => p!.Length is > 0 and <= PhotoCleaner.Largest).WithState(_ => InstallationText.BadPhoto);
    }
}
