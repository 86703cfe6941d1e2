using System.Globalization;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class AuditModel(PortalDb db, AuditTrail audit, AuditSubjects subjects, Words words) : PageModel
{
    private const int PageSize = 100;

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Whom { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public IReadOnlyDictionary<Guid, AuditSubject> Subjects { get; private set; } = new Dictionary<Guid, AuditSubject>();

    public Phrase? Error { get; private set; }

    public string? Older => Entries.Count == PageSize ? Links.DeskAudit + Query.Add("before", Entries[^1].Id.ToString()) : null;

    public string Export => Links.DeskAudit + Query.Add("handler", "Csv");

    private QueryString Query => QueryString.Create(new Dictionary<string, string?>
    {
        ["who"] = Who,
        ["what"] = What,
        ["whom"] = Whom,
        ["subject"] = Subject,
        ["from"] = From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["to"] = To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    }.Where(q => !string.IsNullOrEmpty(q.Value)));

    /// <summary>What was asked for, as it is put on record: whatever was typed freely as a hash.</summary>
    private string Asked => string.IsNullOrWhiteSpace(Who + Whom + Subject) ? Query.ToString() : audit.Typed(Query.ToString());

    [Needs(StaffVerb.SeeAudit)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || !Times.IsSensible(From) || !Times.IsSensible(To))
        {
            (Error, Response.StatusCode) = (DeskText.WrongDates, StatusCodes.Status400BadRequest);
            return;
        }

        await audit.RecordAsync("audit.see", Asked, cancel);
        var found = await FoundAsync(cancel);
        Entries = await found.Take(PageSize).ToListAsync(cancel);
        Subjects = await subjects.FindAsync(Entries, cancel);
    }

    [Needs(StaffVerb.SeeAudit)]
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || !Times.IsSensible(From) || !Times.IsSensible(To))
        {
            return BadRequest();
        }

        await audit.RecordAsync("audit.export", Asked, cancel);
        var found = await FoundAsync(cancel);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=audit.csv";
        await using var csv = new CsvFile(Response.Body, words.Language);
        await csv.WriteAsync("at", "actor", "name", "action", "subject", "customer", "reason", "before", "after", "address");
        await foreach (var a in found.AsAsyncEnumerable().WithCancellation(cancel))
        {
            await csv.WriteAsync(a.At, a.Actor, a.ActorName, a.Action, a.Subject, a.CustomerId, a.Reason, a.Before, a.After, a.Address);
        }

        return new EmptyResult();
    }

    private async Task<IQueryable<AuditEntry>> FoundAsync(CancellationToken cancel)
    {
        var found = db.AuditEntries.AsNoTracking().AsQueryable();
        if (Who?.Trim() is { Length: > 0 } who)
        {
            found = found.Where(a => a.Actor == who || a.ActorName == who);
        }

        if (What?.Trim() is { Length: > 0 } what)
        {
            found = found.Where(a => a.Action == what);
        }

        if (Whom?.Trim() is { Length: > 0 } whom)
        {
            found = found.Where(a => a.CustomerId == whom);
        }

        if (Subject?.Trim() is { Length: > 0 } subject)
        {
            var typed = audit.Typed(subject);
            found = found.Where(a => a.Subject == subject || a.Subject == typed);
        }

        if (From is { } from)
        {
            var start = Times.StartOf(from);
            found = found.Where(a => a.At >= start);
        }

        if (To is { } to)
        {
            var end = Times.StartOf(to.AddDays(1));
            found = found.Where(a => a.At < end);
        }

        if (Before is { } before && await db.AuditEntries.Where(a => a.Id == before).Select(a => (DateTimeOffset?)a.At).SingleOrDefaultAsync(cancel) is { } at)
        {
            found = found.Where(a => a.At < at || (a.At == at && a.Id.CompareTo(before) < 0));
        }

        return found.OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
    }
}
