using System.Text.RegularExpressions;
using FluentValidation;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;

namespace Gigafibre.Portal.Features.People;

/// <summary>Whom a customer invites, as it was typed.</summary>
public sealed class InvitationForm
{
    public string? Name { get; set; }

    public string? Contact { get; set; }

    public PersonRole? Role { get; set; }

    public DateOnly? EndsOn { get; set; }

    public ContactPoint? Point => ContactPoint.Parse(Contact);
}

public sealed partial class InvitationFormValidator : AbstractValidator<InvitationForm>
{
    private const int LongestYears = 5;

    public InvitationFormValidator(DateOnly today)
    {
        RuleLevelCascadeMode = ClassLevelCascadeMode = CascadeMode.Stop;

        // It stands on the record and in messages that we send: a name, and no address.
        RuleFor(f => f.Name).Must(n => n?.Trim() is { Length: > 1 and <= AuthorizedPerson.LongestName } name && Name().IsMatch(name)).WithState(_ => PersonText.BadName);
        RuleFor(f => f.Point).NotNull().WithState(_ => PersonText.BadContact);
        RuleFor(f => f.Role).Must(r => r is { } role && Enum.IsDefined(role)).WithState(_ => PersonText.BadRole);
        RuleFor(f => f.EndsOn).Must(d => d is null || (d >= today && d <= today.AddYears(LongestYears))).WithState(_ => PersonText.BadEnd);
    }

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}’' -]*$")]
    private static partial Regex Name();
}
