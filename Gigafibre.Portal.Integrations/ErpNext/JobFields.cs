namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>Assumed: the doctype of a technician's job, and of the technician.</summary>
public sealed class JobFields
{
    public string Doctype { get; set; } = "Dispatch Job";

    public string Subject { get; set; } = "subject";

    public string Status { get; set; } = "status";

    /// <summary>Statuses of a job that is still to be done.</summary>
    public string[] OpenStatuses { get; set; } = ["Open", "Assigned", "Scheduled", "In Progress"];

    /// <summary>Written when the technician's certificate is with the job.</summary>
    public string DoneStatus { get; set; } = "Completed";

    public string Technician { get; set; } = "technician";

    public string Location { get; set; } = "service_location";

    public string Start { get; set; } = "scheduled_start";

    public string TechnicianDoctype { get; set; } = "Technician";

    /// <summary>The technician's e-mail, the same as at the OpenID provider.</summary>
    public string TechnicianEmail { get; set; } = "email";
}
