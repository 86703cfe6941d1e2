using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.Stripe;

public sealed class StripeRefusalException(int status, string type, string? code, string message, string? param = null) : Exception(message)
{
    public int Status { get; } = status;

    public JsonObject Body { get; } = new()
    {
        ["error"] = new JsonObject
        {
            ["type"] = type,
            ["code"] = code,
            ["message"] = message,
            ["param"] = param,
            ["doc_url"] = code is null ? null : $"https://stripe.com/docs/error-codes/{code.Replace('_', '-')}"
        },
    };
}
