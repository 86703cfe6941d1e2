namespace Gigafibre.Portal.Sandbox.ErpNext;

public sealed class FrappeException(int status, string type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    /// <summary>The web server's own page: the error broke the making of its answer too.</summary>
    public bool IsPage { get; private init; }

    public static FrappeException Page => new(500, "", "") { IsPage = true };

    public static FrappeException Absent(string doctype, string name) => new(404, "DoesNotExistError", $"{doctype} {name} not found");
}
