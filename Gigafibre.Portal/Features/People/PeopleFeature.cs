using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.People;

public static class PeopleFeature
{
    /// <summary>After it ended: who had access when, for as long as somebody may ask.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(396);

    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSettings<PeopleOptions>(PeopleOptions.Section);
        services.AddScoped<PersonInvitations>().AddScoped<PeopleList>().AddScoped<PersonMessages>();
        services.AddMessageKind(PersonMessages.Invited).AddMessageKind(PersonMessages.Added).AddMessageKind(PersonMessages.Answered);
        services.ConfigurePages(pages =>
        {
            pages.ConfigureFilter(new PersonFilter());
            pages.AuthorizeFolder("/People", Policies.Visitor);
        });

        // Of a contact that ERPNext has on file by now, the row is what keeps it from opening everything.
        services.AddRetention(Kept, (db, before, cancel) =>
        {
            var (contacts, day) = (db.ContactRecords, DateOnly.FromDateTime(before.UtcDateTime));
            return db.AuthorizedPersons.Where(p => (p.EndedAt < before || p.EndsOn < day || (p.AcceptedAt == null && p.InvitedUntil < before))
                && !(p.AcceptedAt != null && contacts.Any(c => c.Hash == p.ContactHash && c.CustomerId == p.CustomerId))).ExecuteDeleteAsync(cancel);
        });

        // Nobody writes any more to whoever never took the invitation, or whose last day is over.
        services.AddRetention(TimeSpan.FromDays(1), (db, before, cancel) =>
        {
            var day = DateOnly.FromDateTime(before.UtcDateTime);
            return db.AuthorizedPersons.Where(p => p.ContactSealed != null && (p.EndsOn < day || (p.AcceptedAt == null && p.InvitedUntil < before)))
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.ContactSealed, (string?)null), cancel);
        });
        return services;
    }
}
