using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Installations;

/// <summary>What a technician certified before leaving: which modem, where, how good the line was, whom they met. Written once; it goes to ERPNext with the job.</summary>
public sealed class Installation
{
    public const int LongestName = 80;

    public Guid Id { get; init; }

    /// <summary>Made with the form: sent twice, it is one.</summary>
    public required string Key { get; init; }

    /// <summary><c>GF-I-7K2P-93QW</c>: on the certificate, and the name of its file.</summary>
    public required string Number { get; init; }

    public required string Mac { get; init; }

    public string? Serial { get; init; }

    public string? Model { get; init; }

    /// <summary>The Service Equipment in ERPNext: the certificate hangs there when there is no job.</summary>
    public required string EquipmentName { get; init; }

    public required string CustomerId { get; init; }

    public required string LocationId { get; init; }

    /// <summary>The address in one line, as it was then.</summary>
    public required string Place { get; init; }

    /// <summary>The technician's job that this was; null when none was open in their name at this address.</summary>
    public string? Job { get; init; }

    /// <summary>The technician: the provider's own name of the person, and their name.</summary>
    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>Who was met; forgotten here some months later, as the photograph is: ERPNext has both.</summary>
    public string? MetName { get; init; }

    /// <summary>Nobody was there.</summary>
    public bool IsAlone { get; init; }

    /// <summary>What the modem receives, in dBm; null where only the OLT says.</summary>
    public double? RxDbm { get; init; }

    /// <summary>What the OLT receives, in dBm.</summary>
    public double? OltRxDbm { get; init; }

    /// <summary>Of the optics: <c>B+</c>.</summary>
    public required string OpticalClass { get; init; }

    /// <summary>Megabits a second; null where it was not measured.</summary>
    public double? Down { get; init; }

    public double? Up { get; init; }

    /// <summary>The technician measured it with a device of theirs and typed it; else the modem did.</summary>
    public bool IsTyped { get; init; }

    /// <summary>Where the modem hangs: JPEG, drawn anew.</summary>
    public byte[]? Photo { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>ERPNext's names for the two files, once it has them.</summary>
    public string? Document { get; set; }

    public string? PhotoDocument { get; set; }

    /// <summary>When all of it stood in ERPNext, and the job was done there.</summary>
    public DateTimeOffset? FiledAt { get; set; }
}

internal sealed class InstallationMap : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> e)
    {
        e.ToTable("Installations");
        e.Property(x => x.MetName).HasMaxLength(Installation.LongestName);
        e.HasIndex(x => x.Key).IsUnique();
        e.HasIndex(x => x.Number).IsUnique();
        e.HasIndex(x => new { x.Mac, x.IssuedAt });
        e.HasIndex(x => x.CustomerId);
    }
}
