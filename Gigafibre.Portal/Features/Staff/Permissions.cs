namespace Gigafibre.Portal.Features.Staff;

public enum StaffRole
{
    Technician,
    Support,
    Billing,
    Admin,
}

public enum StaffVerb
{
    Enter,
    PrintStickers,
    RevokeSticker,
    BindModem,
    SeeModem,
    ChangeModem,
    SeeCustomer,
    WriteNote,
    SeePayment,
    RetryWork,
    SettlePayment,
    RefundPayment,
    SendPaymentLink,
    PayOnBehalf,
    SeeAsCustomer,
    SeeWork,
    SeeAudit,
    EndSessions,
    HandlePrivacy,
    HandleRequest,
}

/// <summary>Who is at the desk.</summary>
/// <param name="Subject">The provider's own, unchanging name of the person; what the audit keeps.</param>
public sealed record StaffMember(Guid SessionId, string Subject, string Name, string? Email, IReadOnlySet<StaffRole> Roles)
{
    public bool May(StaffVerb verb) => Roles.Any(r => Permissions.Allows(r, verb));
}

public static class Permissions
{
    private static readonly Dictionary<StaffVerb, StaffRole[]> Table = new()
    {
        [StaffVerb.Enter] = [StaffRole.Technician, StaffRole.Support, StaffRole.Billing],
        [StaffVerb.PrintStickers] = [StaffRole.Technician],
        [StaffVerb.RevokeSticker] = [StaffRole.Technician, StaffRole.Support],
        [StaffVerb.BindModem] = [StaffRole.Technician],
        [StaffVerb.SeeModem] = [StaffRole.Technician, StaffRole.Support],
        [StaffVerb.ChangeModem] = [StaffRole.Technician, StaffRole.Support],
        [StaffVerb.SeeCustomer] = [StaffRole.Support, StaffRole.Billing],
        [StaffVerb.WriteNote] = [StaffRole.Support, StaffRole.Billing],
        [StaffVerb.SeePayment] = [StaffRole.Support, StaffRole.Billing],
        [StaffVerb.RetryWork] = [StaffRole.Billing],
        [StaffVerb.SettlePayment] = [StaffRole.Billing],
        [StaffVerb.RefundPayment] = [StaffRole.Billing],
        [StaffVerb.SendPaymentLink] = [StaffRole.Support, StaffRole.Billing],
        [StaffVerb.PayOnBehalf] = [StaffRole.Billing],
        [StaffVerb.SeeAsCustomer] = [StaffRole.Support, StaffRole.Billing],
        [StaffVerb.SeeWork] = [StaffRole.Support, StaffRole.Billing],
        [StaffVerb.SeeAudit] = [],
        [StaffVerb.EndSessions] = [],
        [StaffVerb.HandlePrivacy] = [],
        [StaffVerb.HandleRequest] = [StaffRole.Support, StaffRole.Billing],
    };

    public static bool Allows(StaffRole role, StaffVerb verb) => role == StaffRole.Admin || Table[verb].Contains(role);
}
