using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Staff;

/// <summary>How somebody proved at the OpenID provider who they are, as its ID token says.</summary>
public sealed record SignInProof(DateTimeOffset? At, string? Acr, IReadOnlyList<string> Amr);

/// <summary>What is asked of that proof. Nothing unless it is set; a claim that does not come meets nothing.</summary>
public sealed class OidcProof
{
    /// <summary>The class of authentication that is asked for and must come back (<c>acr</c>).</summary>
    public string? Acr { get; set; }

    /// <summary>A method that must be among those used (<c>amr</c>), <c>mfa</c> for one.</summary>
    public string? Amr { get; set; }

    /// <summary>How long ago the person may have proved it (<c>max_age</c>, <c>auth_time</c>).</summary>
    [Range(1, 1440)]
    public int? MaxAgeMinutes { get; set; }

    /// <summary>The same, and what this does not say as another does.</summary>
    public OidcProof Or(OidcProof other) => new() { Acr = Acr ?? other.Acr, Amr = Amr ?? other.Amr, MaxAgeMinutes = MaxAgeMinutes ?? other.MaxAgeMinutes };

    public bool IsMetBy(SignInProof proof, DateTimeOffset now) =>
        (Acr is null || proof.Acr == Acr) && (Amr is null || proof.Amr.Contains(Amr))
        && (MaxAgeMinutes is not { } minutes || (proof.At is { } at && now - at <= TimeSpan.FromMinutes(minutes + 1)));
}
