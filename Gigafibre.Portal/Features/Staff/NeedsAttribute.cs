namespace Gigafibre.Portal.Features.Staff;

/// <summary>What a handler of the staff's pages is for; without one nobody gets to it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(StaffVerb verb) : Attribute
{
    public StaffVerb Verb { get; } = verb;
}
