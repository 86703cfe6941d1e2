using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Integrations.Olt;

public sealed class OltOptions : IValidatableObject
{
    public const string Section = "Olt";

    public IList<OltDevice> Devices { get; init; } = [];

    /// <summary>Questions that one OLT may be asked in a minute, by this process. Polling has brought OLTs down.</summary>
    [Range(1, 10_000)]
    public int QuestionsPerMinute { get; set; } = 60;

    /// <summary>How long an answer serves everybody who asks the same.</summary>
    [Range(0, 600)]
    public int CacheSeconds { get; set; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Devices.Count; i++)
        {
            if (Devices[i].Problem() is { } problem)
            {
                yield return new ValidationResult($"Olt:Devices:{i}:{problem}");
            }
        }

        if (Devices.GroupBy(d => d.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            yield return new ValidationResult($"Olt:Devices: two are named '{twice.Key}'; a name stands for one OLT.");
        }
    }
}
