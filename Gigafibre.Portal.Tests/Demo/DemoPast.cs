using System.Net.Http.Json;
using System.Text.Json;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Tests.Demo;

/// <summary>
/// <c>dotnet dev.cs up</c>, the first time: gives the demo world a past. Lines have thirty nights of light, of which one falls; people have
/// paid, as a browser does it; and one payment waits for a person, because the account was closed for a moment.
/// </summary>
public sealed class DemoPast(Uri portal, Uri world, string connection) : IDisposable
{
    private const int Nights = 30;
    private const string Falling = "chalet";
    private const string OfFalling = "bonne";
    private static readonly string[] Paying = ["anglais", "depanneur"];
    private const string Stuck = "huawei";

    private readonly HttpClient _sandbox = new() { BaseAddress = new Uri(world + "/") };
    private readonly DemoVisitor _visitor = new(portal, world);

    public static async Task<int> RunAsync(string portal, string world, string connection)
    {
        using var past = new DemoPast(new Uri(portal), new Uri(world), connection);
        await past.MakeAsync();
        return 0;
    }

    public void Dispose()
    {
        _sandbox.Dispose();
        _visitor.Dispose();
    }

    private async Task MakeAsync()
    {
        var people = (await _sandbox.GetFromJsonAsync<Resident[]>("people.json", JsonSerializerOptions.Web))!;
        await ShineAsync(people);
        await _visitor.DiagnoseAsync(people.Single(p => p.Key == Falling).Sticker, people.Single(p => p.Key == OfFalling).Phone!);
        foreach (var key in Paying)
        {
            await _visitor.PayAsync(people.Single(p => p.Key == key).Phone!);
        }

        var stuck = people.Single(p => p.Key == Stuck);
        var page = await _visitor.OpenPageAsync(stuck.Phone!);
        await WaitAsync(db => db.PaymentAttempts.CountAsync(a => a.State == PaymentState.Recorded), Paying.Length);
        await CloseAsync(stuck.Name, isClosed: true);
        try
        {
            await _visitor.PayAsync(page);
            await WaitAsync(db => db.WorkItems.CountAsync(w => w.ParkedAt != null), 1);
        }
        finally
        {
            await CloseAsync(stuck.Name, isClosed: false);
        }
    }

    /// <summary>A reading a night, a few tenths up and down as real ones go; the falling line has lost 4 dB in its last ten nights.</summary>
    private async Task ShineAsync(Resident[] people)
    {
        await using var db = Open();
        foreach (var person in people.Where(p => p.RxDbm is not null))
        {
            for (var ago = Nights; ago > 0; ago--)
            {
                var wobble = Math.Sin(ago * 1.7) * 0.2;
                var above = person.Key == Falling ? Math.Min(4, Math.Max(0, ago - 2) * 0.5) : 0;
                db.Add(new LineReading
                {
                    Id = Guid.CreateVersion7(),
                    Mac = person.Mac.Replace(":", "", StringComparison.Ordinal),
                    At = DateTimeOffset.UtcNow.Date.AddDays(-ago).AddHours(7),
                    RxDbm = Math.Round(person.RxDbm!.Value + above + wobble, 1),
                    OltRxDbm = Math.Round(person.RxDbm.Value - 3.7 + above + wobble, 1),
                });
            }
        }

        await db.SaveChangesAsync();
    }

    private async Task CloseAsync(string customer, bool isClosed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"erpnext/api/resource/Customer/{Uri.EscapeDataString(customer)}")
        {
            Content = JsonContent.Create(new { disabled = isClosed ? 1 : 0 }),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "token sandbox:sandbox");
        using var answer = await _sandbox.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private async Task WaitAsync(Func<PortalDb, Task<int>> count, int wanted)
    {
        for (var i = 0; i < 100; i++)
        {
            await using var db = Open();
            if (await count(db) >= wanted)
            {
                return;
            }

            await Task.Delay(100);
        }
    }

    private SqlitePortalDb Open() => new(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(connection).Options);

    private sealed record Resident(string Key, string Name, string Mac, string Sticker, string? Phone, double? RxDbm);
}
