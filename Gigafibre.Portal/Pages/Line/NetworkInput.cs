namespace Gigafibre.Portal.Pages.Line;

public sealed class NetworkInput
{
    public string? Path { get; set; }

    public string? Name { get; set; }
}
