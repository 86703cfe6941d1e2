using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Ops;

/// <summary>The servers that may call us, each by a token of its own.</summary>
public sealed class OpsOptions : IValidatableObject
{
    public const string Section = "Ops";

    /// <summary>By the name under which each stands on record: <c>hub</c>.</summary>
    public Dictionary<string, OpsClient> Tokens { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, client) in Tokens)
        {
            if (client.Hash.Length != 64 || !client.Hash.All(char.IsAsciiHexDigit))
            {
                yield return new ValidationResult(
                    $"{Section}:Tokens:{name}:Hash must be the SHA-256 of the token, 64 hexadecimal digits. docs/configuration.md says how to make one.");
            }

            if (client.Routes.Length == 0 || client.Routes.Any(r => !r.StartsWith('/')))
            {
                yield return new ValidationResult($"{Section}:Tokens:{name}:Routes must name at least one route that the token opens: /ops, /devices.");
            }
        }
    }
}

public sealed class OpsClient
{
    /// <summary>SHA-256 of the token, in hexadecimal. A token is 32 random bytes: a plain hash of it tells nothing.</summary>
    public string Hash { get; set; } = "";

    /// <summary>What it opens: routes that begin so.</summary>
    public string[] Routes { get; set; } = [];
}
