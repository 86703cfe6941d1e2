using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.GenieAcs;

namespace Gigafibre.Portal.Sandbox.Oktopus;

/// <summary>Oktopus CE's REST controller, with the quirks of the real one: a bare token, USP errors with status 200.</summary>
public static class OktopusApi
{
    public const string Email = "portail@gigafibre.exemple.test";
    public const string Password = "sandbox-oktopus";
    private const string Token = "eyJhbGciOiJIUzI1NiJ9.sandbox.token";

    public static void MapOktopus(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/w/{world}/oktopus/api");
        api.MapPut("/auth/login", (JsonObject login) => login["email"]?.ToString() == Email && login["password"]?.ToString() == Password ? Results.Json(Token)
            : Results.Json("Invalid Credentials", statusCode: 401));
        api.MapGet("/device", (HttpContext c, string world, string? id) => With(c, world, usp =>
        {
            var found = usp.Devices.Values.Where(d => string.IsNullOrEmpty(id) || Endpoint(d).Contains(id, StringComparison.OrdinalIgnoreCase)).ToList();
            return found.Count == 0 ? Results.Json("No devices found", statusCode: 404)
                : Results.Json(new
                {
                    pages = 1,
                    page = 0,
                    size = 20,
                    total = found.Count,
                    devices = found.Select(d => new JsonObject
                    {
                        ["SN"] = Endpoint(d),
                        ["Model"] = d.Document.Value("Device.DeviceInfo.ModelName")?.ToString(),
                        ["Vendor"] = "TP-Link",
                        ["Status"] = d.Behavior == ModemBehavior.Refuses ? 0 : 2
                    })
                });
        }));
        api.MapPut("/device/{sn}/{mtp}/get", (HttpContext c, string world, string sn, JsonObject body) => OnDevice(c, world, sn, d => Get(d, body)));
        api.MapPut("/device/{sn}/{mtp}/set", (HttpContext c, string world, string sn, JsonObject body) => OnDevice(c, world, sn, d => Set(d, body)));
        api.MapPut("/device/{sn}/{mtp}/operate", (HttpContext c, string world, string sn, JsonObject body) => OnDevice(c, world, sn, d => Operate(d, body)));
    }

    private static string Endpoint(Device device) => "os::1C61B4-" + device.Document["_deviceId"]!["_SerialNumber"];

    private static IResult With(HttpContext context, string world, Func<Acs, IResult> answer) =>
        context.Request.Headers.Authorization == Token ? answer(context.RequestServices.GetRequiredService<Worlds>()[world].Usp) : Results.Json("Unauthorized", statusCode: 401);

    private static IResult OnDevice(HttpContext context, string world, string sn, Func<Device, IResult> answer) =>
        With(context, world, usp => usp.Devices.Values.FirstOrDefault(d => Endpoint(d) == sn) switch
    {
        null => Results.Json("Device not found", statusCode: 404),
        { Behavior: ModemBehavior.Refuses } => Results.Json("Device is offline", statusCode: 503),
        { Behavior: ModemBehavior.TooLate } => Results.Json("Timeout", statusCode: 504),
        var device => answer(device),
    });

    private static IResult Get(Device device, JsonObject body)
    {
        var results = new JsonArray();
        foreach (var path in body["param_paths"]!.AsArray().Select(p => p!.ToString()))
        {
            var rows = new JsonArray();
            var node = path.TrimEnd('.').Split('.').Aggregate((JsonNode?)device.Document, (n, part) => (n as JsonObject)?[part]);
            Collect(device, node, path.EndsWith('.') ? path : path[..(path.LastIndexOf('.') + 1)], rows, path.EndsWith('.') ? null : path[(path.LastIndexOf('.') + 1)..]);
            results.Add(rows.Count > 0
                ? new JsonObject { ["requested_path"] = path, ["err_code"] = 0, ["resolved_path_results"] = rows }
                : new JsonObject { ["requested_path"] = path, ["err_code"] = 7026, ["err_msg"] = "Path is not present in the data model schema" });
        }

        return Results.Json(new JsonObject { ["req_path_results"] = results });
    }

    private static void Collect(Device device, JsonNode? node, string path, JsonArray rows, string? only)
    {
        if (node is not JsonObject o)
        {
            return;
        }

        if (only is not null)
        {
            rows.Add(new JsonObject { ["resolved_path"] = path, ["result_params"] = new JsonObject { [only] = o["_value"]?.ToString() ?? "" } });
            return;
        }

        var leaves = new JsonObject();
        foreach (var (name, child) in o.Where(p => p.Key[0] != '_' && p.Value is JsonObject))
        {
            if (child!["_value"] is { } value)
            {
                leaves[name] = name == "UpTime" ? device.Uptime().ToString(System.Globalization.CultureInfo.InvariantCulture) : name == "KeyPassphrase" ? "" : value.ToString();
            }
            else
            {
                Collect(device, child, path + name + ".", rows, null);
            }
        }

        if (leaves.Count > 0)
        {
            rows.Add(new JsonObject { ["resolved_path"] = path, ["result_params"] = leaves });
        }
    }

    private static IResult Set(Device device, JsonObject body)
    {
        foreach (var part in body["update_objs"]!.AsArray())
        {
            foreach (var setting in part!["param_settings"]!.AsArray())
            {
                if (!device.Write(part["obj_path"]!.ToString() + setting!["param"], setting["value"]!.ToString()))
                {
                    return Results.Json(new { err_code = 7013, err_msg = "Parameter is not writeable" });
                }
            }
        }

        return Results.Json(new { updated_obj_results = Array.Empty<object>() });
    }

    private static IResult Operate(Device device, JsonObject body)
    {
        switch (body["command"]!.ToString())
        {
            case "Device.Reboot()":
                device.Restart();
                return Results.Json(new { operation_results = new[] { new { executed_command = "Device.Reboot()" } } });
            case var renew when renew.StartsWith("Device.DHCPv4.Client.", StringComparison.Ordinal) || renew.StartsWith("Device.PPP.Interface.", StringComparison.Ordinal):
                device.TakeUp();
                return Results.Json(new { operation_results = new[] { new { executed_command = renew } } });
            default:
                return Results.Json(new { err_code = 7026, err_msg = "Command is not present in the data model schema" });
        }
    }
}
