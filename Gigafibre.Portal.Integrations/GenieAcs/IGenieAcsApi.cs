using System.Text.Json.Serialization;
using Refit;

namespace Gigafibre.Portal.Integrations.GenieAcs;

internal interface IGenieAcsApi
{
    [Get("/devices/")]
    Task<HttpResponseMessage> Devices([Query] string query, [Query] string projection, [Query] int limit, CancellationToken cancel, [Query] string? sort = null);

    // The id comes escaped by GenieACS itself; Refit escapes it once more for the path, as the NBI wants it.
    [Post("/devices/{id}/tasks?connection_request&timeout={timeout}")]
    Task<HttpResponseMessage> AddTask(string id, int timeout, [Body] AcsTask task, CancellationToken cancel);

    [Get("/tasks/")]
    Task<HttpResponseMessage> Tasks([Query] string query, CancellationToken cancel);

    [Delete("/faults/{id}")]
    Task<HttpResponseMessage> DeleteFault(string id, CancellationToken cancel);

    [Delete("/tasks/{id}")]
    Task<HttpResponseMessage> DeleteTask(string id, CancellationToken cancel);
}

/// <summary>Commands: the NBI holds the line until the modem's session ends, which may take two minutes.</summary>
internal interface IGenieAcsCommandApi
{
    [Post("/devices/{id}/tasks?connection_request&timeout={timeout}")]
    Task<HttpResponseMessage> AddTask(string id, int timeout, [Body] AcsTask task, CancellationToken cancel);
}

/// <summary>A task as the NBI takes it. Built only here: a wrong name or a missing field kills the NBI's worker.</summary>
internal sealed record AcsTask(
    [property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("uniqueKey")] string UniqueKey, [property: JsonPropertyName("expiry")] int Expiry)
{
    [JsonPropertyName("parameterNames"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ParameterNames { get; init; }

    [JsonPropertyName("parameterValues"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<object[]>? ParameterValues { get; init; }

    [JsonPropertyName("objectName"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ObjectName { get; init; }

    public static AcsTask Read(IReadOnlyList<string> names, string key) => new("getParameterValues", key, 60) { ParameterNames = names };
}
