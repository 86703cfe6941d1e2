using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Tests.Storm;

public sealed record Books(int Intents, long IntentCents, int Entries, long EntryCents, IReadOnlyDictionary<string, int> Attempts, IReadOnlyList<string> Wrong)
{
    public bool Balanced => Wrong.Count == 0;

    public static async Task<Books> CompareAsync(World world, IServiceProvider services, IReadOnlyCollection<string> tooMuch)
    {
        var wrong = new List<string>(tooMuch);
        var intents = world.Stripe.All("payment_intent").Where(i => i["status"]!.ToString() == "succeeded")
            .ToDictionary(i => "STRIPE-" + i["id"], i => StripeObjects.Number(i["amount_received"]));
        var returned = world.StripeEntries().Where(e => e["payment_type"]!.ToString() == "Pay").ToDictionary(e => e["name"]!.ToString(),
            e => (Submitted: Ledger.Number(e["docstatus"]) == 1, Cents: (long)(Ledger.Number(e["paid_amount"]) * 100)));
        var refunds = world.Stripe.All("refund").Where(r => r["status"]!.ToString() == "succeeded").ToDictionary(r => "STRIPE-" + r["id"], r => StripeObjects.Number(r["amount"]));
        wrong.AddRange(refunds.Where(r => !returned.TryGetValue(r.Key, out var e) || e is not { Submitted: true } || e.Cents != r.Value).Select(r =>
            $"{r.Key}: {r.Value} cents given back, not booked so"));
        wrong.AddRange(returned.Keys.Except(refunds.Keys).Select(n => $"{n}: Payment Entry without a refund"));
        var entries = world.StripeEntries().Where(e => e["payment_type"]!.ToString() == "Receive").ToDictionary(e => e["name"]!.ToString(),
            e => (Submitted: Ledger.Number(e["docstatus"]) == 1, Cents: (long)(Ledger.Number(e["paid_amount"]) * 100)));
        wrong.AddRange(intents.Keys.Except(entries.Keys).Select(n => $"{n}: paid in Stripe, no Payment Entry"));
        wrong.AddRange(entries.Keys.Except(intents.Keys).Select(n => $"{n}: Payment Entry without a payment"));
        foreach (var (name, cents) in intents.Where(i => entries.ContainsKey(i.Key)))
        {
            if (entries[name] is not { Submitted: true } entry || entry.Cents != cents)
            {
                wrong.Add($"{name}: {cents} cents in Stripe, {entries[name]} in ERPNext");
            }
        }

        wrong.AddRange(await UntoldAsync(world, services));
        foreach (var invoice in world.Erp.All("Sales Invoice").Where(i => Ledger.Number(i["outstanding_amount"]) < 0 && Ledger.Number(i["grand_total"]) > 0))
        {
            wrong.Add($"{invoice["name"]}: over-allocated, {invoice["outstanding_amount"]} left");
        }

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var attempts = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).ToListAsync();
        var parked = (await db.WorkItems.Where(w => w.ParkedAt != null && w.DoneAt == null && w.Kind == "record-payment").Select(w => w.Key).ToListAsync()).ToHashSet();
        wrong.AddRange(attempts.Where(a => a.State is PaymentState.Processing or PaymentState.Paid && a.Trouble is null && !parked.Contains(a.Id.ToString()))
            .Select(a => $"attempt {a.Id}: {a.State}, and nobody is told"));
        wrong.AddRange(attempts.Where(a => a.State is PaymentState.Recorded or PaymentState.Failed or PaymentState.Expired && a.Invoices.Exists(i => i.IsOpen))
            .Select(a => $"attempt {a.Id}: {a.State}, and still holds its bills"));
        var disputes = (await db.PaymentDisputes.AsNoTracking().ToListAsync()).ToDictionary(d => d.Id, d => d.Status);
        wrong.AddRange(world.Stripe.All("dispute").Where(d => disputes.GetValueOrDefault(d["id"]!.ToString()) != d["status"]!.ToString())
            .Select(d => $"{d["id"]}: {d["status"]} at Stripe, {disputes.GetValueOrDefault(d["id"]!.ToString()) ?? "unknown"} here"));
        wrong.AddRange(attempts.Where(a => a.Dispute == "lost" && a.DisputeNote is null).Select(a => $"attempt {a.Id}: a lost dispute, and nobody is told"));
        return new Books(intents.Count, intents.Values.Sum(), entries.Count, entries.Values.Sum(e => e.Cents),
            attempts.GroupBy(a => a.State.ToString()).ToDictionary(g => g.Key, g => g.Count()), wrong);
    }

    /// <summary>Money that stands on no bill and that nobody at the desk was told of.</summary>
    private static async Task<IReadOnlyList<string>> UntoldAsync(World world, IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var told = (await scope.ServiceProvider.GetRequiredService<PortalDb>().Findings.Where(f => f.Kind == FindingKind.OverPayment).Select(f => f.Subject).ToListAsync())
            .ToHashSet();
        return [.. world.StripeEntries().Where(e => e["payment_type"]!.ToString() == "Receive" && Ledger.Number(e["unallocated_amount"]) > 0
            && !told.Contains(e["reference_no"]!.ToString())).Select(e => $"{e["name"]}: {e["unallocated_amount"]} on no bill, and nobody is told")];
    }

    public void Print(Action<string> say)
    {
        say(string.Create(CultureInfo.InvariantCulture, $"Stripe, paid intents            {Intents,6}   {IntentCents / 100m,12:0.00} $"));
        say(string.Create(CultureInfo.InvariantCulture, $"ERPNext, submitted entries      {Entries,6}   {EntryCents / 100m,12:0.00} $"));
        say("Attempts here                   " + string.Join(", ", Attempts.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key} {a.Value}")));
        foreach (var line in Wrong.Take(20))
        {
            say("WRONG " + line);
        }

        say(Balanced ? "The books agree." : $"{Wrong.Count} things are wrong.");
    }
}
