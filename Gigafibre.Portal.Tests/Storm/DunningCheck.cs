using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Dunning;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Tests.Storm;

/// <summary>After the storm: what arrangements took, and who was reminded of what.</summary>
internal static class DunningCheck
{
    private static readonly string[] Reminders = [DunningMessages.Soon.Name, DunningMessages.Late.Name, DunningMessages.Notice.Name, DunningMessages.LastNotice.Name];

    public static async Task<IReadOnlyList<string>> WrongAsync(World world, PortalDb db, Action<string> say)
    {
        var arrangements = await db.Arrangements.AsNoTracking().Include(a => a.Parts).Include(a => a.Bills).ToListAsync();
        var debits = (await db.AutopayDebits.AsNoTracking().Where(d => d.AttemptId != null).ToListAsync()).ToDictionary(d => d.AttemptId!.Value);
        var attempts = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).Where(a => a.AskedAt != null).ToListAsync();
        var steps = await db.DunningSteps.AsNoTracking().ToListAsync();
        var sent = (await db.Messages.AsNoTracking().Where(m => Reminders.Contains(m.Kind) && m.SentAt != null).ToListAsync()).ToLookup(m => m.About);
        say("Arrangements                    " + string.Join(", ", arrangements.GroupBy(a => a.State).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}"))
            + $"; charged by themselves {debits.Values.Count(d => d.IsPart)}");
        var (left, reached) = (steps.Count(s => sent.Contains(s.Id.ToString())), steps.Select(s => s.CustomerId).Distinct().Count());
        say($"Reminders                       {steps.Count} steps, {left} left, to {reached} customers");
        return
        [
            .. arrangements.SelectMany(a => OfArrangement(a, attempts.Where(p => p.CustomerId == a.CustomerId), debits)),
            .. steps.SelectMany(s => OfStep(world, s, [.. sent[s.Id.ToString()]], attempts.Where(p => p.CustomerId == s.CustomerId))),
        ];
    }

    private static IEnumerable<string> OfArrangement(Arrangement arrangement, IEnumerable<PaymentAttempt> attempts, Dictionary<Guid, AutopayDebit> debits)
    {
        var bills = arrangement.Bills.Select(b => b.InvoiceName).ToHashSet(StringComparer.Ordinal);
        var during = attempts.Where(a => a.AskedAt >= arrangement.MadeAt && !(a.AskedAt > arrangement.EndedAt) && debits.ContainsKey(a.Id)).ToList();
        var parts = during.Where(a => debits[a.Id].IsPart).ToList();
        if (parts.Where(a => a.State is PaymentState.Recorded).Sum(a => a.AmountCents) > arrangement.AmountCents)
        {
            yield return $"arrangement {arrangement.Id}: its parts took more than it was about";
        }

        foreach (var attempt in during.Where(a => !debits[a.Id].IsPart && a.Invoices.Exists(i => bills.Contains(i.InvoiceName))))
        {
            yield return $"arrangement {arrangement.Id}: {debits[attempt.Id].InvoiceName} was charged beside it";
        }

        foreach (var attempt in parts.Where(a => a.Invoices.Exists(i => !bills.Contains(i.InvoiceName))))
        {
            yield return $"arrangement {arrangement.Id}: a part paid a bill that it is not about ({attempt.Id})";
        }

        foreach (var attempt in attempts.Where(a => a.AskedAt > arrangement.EndedAt && debits.TryGetValue(a.Id, out var d) && d.IsPart
            && (d.CreatedAt - arrangement.MadeAt).Duration() < TimeSpan.FromSeconds(1)))
        {
            yield return $"arrangement {arrangement.Id}: a part was charged after its end ({attempt.Id})";
        }
    }

    private static IEnumerable<string> OfStep(World world, DunningStep step, IReadOnlyList<Message> sent, IEnumerable<PaymentAttempt> attempts)
    {
        if (sent.GroupBy(m => m.ContactHash).Any(g => g.Count() > 1))
        {
            yield return $"{step.InvoiceName} {step.Stage} {step.Day}: told twice";
        }

        var full = Ledger.Number(world.Erp.Find("Sales Invoice", step.InvoiceName)!["grand_total"]) * 100;
        foreach (var message in sent)
        {
            var paid = attempts.Where(a => a.State == PaymentState.Recorded && a.ChangedAt < message.SentAt).SelectMany(a => a.Invoices)
                .Where(i => i.InvoiceName == step.InvoiceName).Sum(i => i.AmountCents);
            if (paid >= full)
            {
                yield return $"{step.InvoiceName} {step.Stage} {step.Day}: reminded of a bill that was paid";
            }
        }
    }
}
