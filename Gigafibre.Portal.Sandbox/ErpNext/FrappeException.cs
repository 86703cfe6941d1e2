namespace Gigafibre.Portal.Sandbox.ErpNext;

public sealed class FrappeException(int status, string type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public static FrappeException Absent(string doctype, string name) => new(404, "DoesNotExistError", $"{doctype} {name} not found");
}
