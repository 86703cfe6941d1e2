namespace Gigafibre.Portal.Features.Staff;

public static class StaffContext
{
    public static StaffMember Staff(this HttpContext context) =>
        context.Features.Get<StaffMember>() ?? throw new InvalidOperationException("This page is not behind the staff policy.");
}
