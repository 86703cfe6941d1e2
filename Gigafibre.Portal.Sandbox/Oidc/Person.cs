namespace Gigafibre.Portal.Sandbox.Oidc;

/// <summary>Somebody who has an account at the identity provider.</summary>
/// <param name="Scene">For a customer with an account: whose scene it is.</param>
public sealed record Person(string Subject, string Name, string[] Groups, string? Scene = null)
{
    public const string Technicians = "portail-techniciens";
    public const string Support = "portail-soutien";
    public const string Billing = "portail-facturation";
    public const string Admins = "portail-admins";

    public static readonly Person[] All =
    [
        new("tania", "Tania Tech", [Technicians]),
        new("simon", "Simon Soutien", [Support, "wiki"]),
        new("bea", "Béatrice Facturation", [Billing]),
        new("carl", "Carl Facturation", [Billing]),
        new("ada", "Ada Admin", [Admins]),
        new("louise", "Louise Gagnon", [], "bonne"),
        new("perdu", "Compte sans rôle", ["wiki"]),
        new("fantome", "Client disparu", [], "nobody"),
    ];

    public string Email => $"{Subject}@gigafibre.exemple.test";
}
