namespace Gigafibre.Portal.Features.Staff;

[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(StaffVerb verb) : Attribute
{
    public StaffVerb Verb { get; } = verb;
}
