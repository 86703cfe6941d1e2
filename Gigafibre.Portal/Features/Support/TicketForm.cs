using FluentValidation;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Support;

/// <summary>What somebody writes, as it arrives.</summary>
public sealed class TicketForm
{
    public const int MostFiles = 5;

    /// <summary>So much arrives at once at most; what goes beyond is not read.</summary>
    public const int LargestBody = (MostFiles * PhotoCleaner.Largest) + (64 * 1024);

    /// <summary>Made with the form, so that sending it twice is sending it once.</summary>
    public string? Key { get; set; }

    public TicketTopic? Topic { get; set; }

    public string? Words { get; set; }

    public List<IFormFile> Photos { get; set; } = [];

    /// <summary>What was written and joined, or what is wrong with it.</summary>
    public async Task<(Written? Written, Phrase? Error)> ReadAsync(bool needsTopic, CancellationToken cancel)
    {
        // A browser counts the end of a line as one, and sends two.
        Words = Words?.ReplaceLineEndings("\n").Trim();
        if ((await new TicketFormValidator(needsTopic).ValidateAsync(this, cancel)).Errors is [var wrong, ..])
        {
            return (null, (Phrase)wrong.CustomState);
        }

        var files = new List<CleanFile>();
        foreach (var photo in Photos)
        {
            using var bytes = new MemoryStream();
            await photo.CopyToAsync(bytes, cancel);
            if (await PhotoCleaner.CleanAsync(bytes.ToArray(), cancel) is not { } clean)
            {
                return (null, TicketText.BadFile.With(Short(photo.FileName)));
            }

            files.Add(clean);
        }

        return (new Written(Key!, Words ?? "", files), null);
    }

    internal static string Short(string name) => Path.GetFileName(name) is { Length: > 40 } file ? file[..40] + "…" : Path.GetFileName(name);
}

public sealed class TicketFormValidator : AbstractValidator<TicketForm>
{
    private const int Shortest = 10;

    public TicketFormValidator(bool needsTopic)
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(f => f.Topic).Must(t => t is { } topic && TicketTopics.All.Contains(topic))
            .When(_ => needsTopic).WithState(_ => TicketText.NoTopic);
        RuleFor(f => f.Key).Must(k => Guid.TryParse(k, out _)).WithState(_ => TicketText.OldForm);
        RuleFor(f => f.Words).Must((form, words) => words?.Length >= (needsTopic ? Shortest : 1) || form.Photos.Count > 0)
            .WithState(_ => needsTopic ? TicketText.NoWords : TicketText.NoReply);
        RuleFor(f => f.Words).MaximumLength(Ticket.LongestWords).WithState(_ => TicketText.TooLong);
        RuleFor(f => f.Photos).Must(p => p.Count <= TicketForm.MostFiles).WithState(_ => TicketText.ManyFiles.With(TicketForm.MostFiles));
        RuleForEach(f => f.Photos).Must(p => p.Length is > 0 and <= PhotoCleaner.Largest).WithState((_, p) => TicketText.BadFile.With(TicketForm.Short(p.FileName)));
    }
}
