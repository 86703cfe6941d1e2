namespace Gigafibre.Portal.Features.Staff;

/// <summary>The customers' own provider, where they have one.</summary>
public sealed class CustomersOidc : OidcClient;
