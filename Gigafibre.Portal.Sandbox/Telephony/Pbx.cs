using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Gigafibre.Portal.Sandbox.Telephony;

/// <summary>
/// Does what a CRM template has 3CX do: fills its variables, asks when somebody calls, tells when a call is over. A variable that has no value goes out as it is written.
/// </summary>
public sealed partial class Pbx(XDocument template, string portal, string key) : IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary>
    /// The template's outputs, as the agent's screen would show them; null when its rule finds nothing in the answer, or an output stays empty where none may.
    /// </summary>
    public async Task<Dictionary<string, string>?> RingAsync(string number)
    {
        var scenario = template.Descendants("Scenario").First(s => s.Attribute("Id") is null);
        var request = scenario.Element("Request")!;
        using var message = new HttpRequestMessage(HttpMethod.Get, Fill(request.Attribute("Url")!.Value, new() { ["Number"] = number }, escape: true));
        Sign(message, request);
        using var response = await _http.SendAsync(message);
        response.EnsureSuccessStatusCode();
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        if (!scenario.Descendants("Rule").Any(r => answer[r.Value] is not null))
        {
            return null;
        }

        var values = scenario.Descendants("Variable").Where(v => answer[v.Attribute("Path")!.Value] is not null)
            .ToDictionary(v => v.Attribute("Name")!.Value, v => answer[v.Attribute("Path")!.Value]!.ToString());
        var outputs = scenario.Descendants("Output").ToDictionary(o => o.Attribute("Type")!.Value, o => Fill(o.Attribute("Value")!.Value, values, escape: false));
        return scenario.Element("Outputs")!.Attribute("AllowEmpty")?.Value == "false" && outputs.Values.Any(v => v.Length == 0 || v[0] == '[') ? null : outputs;
    }

    public async Task<System.Net.HttpStatusCode> HangUpAsync(string number, string kind, string? agent, int? seconds, string? started = null)
    {
        var request = template.Descendants("Scenario").First(s => s.Attribute("Id")?.Value == "ReportCall").Element("Request")!;
        Dictionary<string, string> values = new() { ["Number"] = number, ["CallType"] = kind };
        if (agent is not null) { values["Agent"] = agent; }
        if (seconds is { } s) { values["Duration"] = s.ToString(System.Globalization.CultureInfo.InvariantCulture); }
        var body = new JsonObject();
        foreach (var value in request.Descendants("PostValues").Elements("Value"))
        {
            body[value.Attribute("Key")!.Value] = started is not null && value.Value.Contains("[CallStartTimeUTC]", StringComparison.Ordinal) ? started
                : Fill(value.Value, values, escape: false);
        }

        using var message = new HttpRequestMessage(HttpMethod.Post, Fill(request.Attribute("Url")!.Value, values, escape: true))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        Sign(message, request);
        using var response = await _http.SendAsync(message);
        return response.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    private void Sign(HttpRequestMessage message, XElement request)
    {
        foreach (var header in request.Descendants("Headers").Elements("Value"))
        {
            message.Headers.TryAddWithoutValidation(header.Attribute("Key")!.Value, Fill(header.Value, [], escape: false));
        }
    }

    private string Fill(string text, Dictionary<string, string> values, bool escape) => Variable().Replace(text, m => m.Groups[1].Value switch
    {
        "Base" => portal,
        "Key" => key,
        var name when values.TryGetValue(name, out var value) => escape ? Uri.EscapeDataString(value) : value,
        _ => m.Value,
    });

    [GeneratedRegex(@"\[(\w+)\]")]
    private static partial Regex Variable();
}
