using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gigafibre.Portal.Tests.Features;

public abstract class LookupTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private static async Task<(HttpStatusCode Status, JsonElement Json)> AskAsync(PortalApp app, string query, string? token = PortalApp.OpsToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.GetAsync("/devices/lookup" + query);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData("test-ops-token-0123456789-012345678")]
    public async Task Without_the_token_nobody_gets_in(string? token)
    {
        await using var app = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(app, "?mac=1C61B4000101", token)).Status);
        Assert.Empty(app.World.Requests.Of("genieacs"));
    }

    [Fact]
    public async Task The_contract_by_mac_and_by_serial()
    {
        await using var app = await StartAsync();
        var (status, byMac) = await AskAsync(app, "?mac=1c-61-b4-00-01-01");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["device", "interfaces", "wifi", "mesh", "opticalStatus", "ont", "sources", "verdict"], byMac.EnumerateObject().Select(p => p.Name));
        var device = byMac.GetProperty("device");
        Assert.Equal(
            ["serial", "mac", "gponSerial", "manufacturer", "model", "firmware", "uptimeSeconds", "lastInform", "online"],
            device.EnumerateObject().Select(p => p.Name));
        Assert.True(device.GetProperty("online").GetBoolean());
        Assert.Equal("all-good", byMac.GetProperty("verdict").GetProperty("code").GetString());
        Assert.Equal("good", byMac.GetProperty("opticalStatus")[0].GetProperty("level").GetString());
        Assert.Equal(["erpnext", "genieacs", "history", "olt", "usp"], byMac.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("name").GetString()!).Order());
        Assert.Equal(["erpnext", "genieacs", "history"], byMac.GetProperty("sources").EnumerateArray().Where(s => s.GetProperty("status").GetString() == "ok")
            .Select(s => s.GetProperty("name").GetString()!).Order());

        var (_, bySerial) = await AskAsync(app, "?serial=" + device.GetProperty("serial").GetString());
        Assert.Equal(device.GetProperty("mac").GetString(), bySerial.GetProperty("device").GetProperty("mac").GetString());
        Assert.Equal(2, await app.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Action == "devices.lookup")));
    }

    [Fact]
    public async Task Not_found_only_when_every_source_says_so()
    {
        await using var app = await StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(app, "?mac=1C61B4999999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(app, "?serial=NOBODY")).Status);

        // In ERPNext, not in GenieACS: partial.
        var (status, json) = await AskAsync(app, "?mac=1C61B4000119");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["ok", "not-found", "ok", "not-found", "not-found"],
            json.GetProperty("sources").EnumerateArray().OrderBy(s => s.GetProperty("name").GetString()).Select(s => s.GetProperty("status").GetString()!));

        app.World.Faults["erpnext"] = Fault.Down;
        (status, json) = await AskAsync(app, "?mac=1C61B4999999");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("device").GetProperty("model").ValueKind);

        (status, json) = await AskAsync(app, "?mac=1C61B4000101");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("XX230v", json.GetProperty("device").GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_mistyped_serial_does_not_lead_to_somebody_elses_modem()
    {
        await using var app = await StartAsync();
        var (_, theirs) = await AskAsync(app, "?mac=1C61B4000101");
        var equipment = app.World.Erp.All("Service Equipment").Single(e => e["mac_normalized"]!.ToString() == "1c61b4000119");
        app.World.Erp.Update("Service Equipment", equipment["name"]!.ToString(), new() { ["serial_no"] = theirs.GetProperty("device").GetProperty("serial").GetString() });
        for (var i = 0; i < 2; i++)
        {
            var (_, json) = await AskAsync(app, "?mac=1C61B4000119");
            Assert.Equal("not-found", json.GetProperty("sources").EnumerateArray().Single(s => s.GetProperty("name").GetString() == "genieacs").GetProperty("status").GetString());
            Assert.Equal(0, json.GetProperty("wifi").GetProperty("radios").GetArrayLength());
        }

        // One that was remembered before is not believed either.
        var id = (await app.WithDbAsync(db => db.Modems.AsNoTracking().SingleAsync(m => m.Mac == "1C61B4000101"))).AcsId;
        await app.WithDbAsync(db => db.Modems.Where(m => m.Mac == "1C61B4000119").ExecuteUpdateAsync(s => s.SetProperty(m => m.AcsId, id)));
        var (_, again) = await AskAsync(app, "?mac=1C61B4000119");
        Assert.Equal(0, again.GetProperty("wifi").GetProperty("radios").GetArrayLength());
        Assert.Null((await app.WithDbAsync(db => db.Modems.AsNoTracking().SingleAsync(m => m.Mac == "1C61B4000119"))).AcsId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?mac=zz")]
    [InlineData("?mac=FF:FF:FF:FF:FF:FF")]
    [InlineData("?serial=")]
    public async Task A_question_that_names_nothing_is_refused(string query)
    {
        await using var app = await StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(app, query)).Status);
    }
}

public sealed class LookupSqliteTests(Outside outside) : LookupTests(outside, null);

public sealed class LookupPostgresTests(Outside outside, PostgresServer postgres) : LookupTests(outside, postgres);
