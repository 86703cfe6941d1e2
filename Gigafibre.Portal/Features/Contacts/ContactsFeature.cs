using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Contacts;

public static class ContactsFeature
{
    /// <summary>Long enough to say who changed what when somebody asks.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>The contacts themselves, sealed, for as long as a change can be undone and ERPNext be late.</summary>
    public static readonly TimeSpan SealedKept = ContactChanges.UndoFor + TimeSpan.FromDays(3);

    public static IServiceCollection AddContacts(this IServiceCollection services)
    {
        services.AddSettings<ContactOptions>(ContactOptions.Section);
        services.AddScoped<ContactChanges>().AddScoped<ContactNews>();
        services.AddMessageKind(ContactMessages.Code).AddMessageKind(ContactMessages.Changed).AddMessageKind(ContactMessages.Welcome).AddMessageKind(ContactMessages.Restored)
            .AddMessageSource<ContactCodeSource>(ContactMessages.Code);
        services.AddWorkHandler<WriteContactHandler>();
        services.AddRetention(SealedKept, (db, before, cancel) => db.ContactChanges.Where(c => c.AskedAt < before && c.NewSealed != "")
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.ProofSealed, "").SetProperty(c => c.OldSealed, (string?)null).SetProperty(c => c.NewSealed, ""), cancel));
        services.AddRetention(Kept, (db, before, cancel) => db.ContactChanges.Where(c => c.AskedAt < before).ExecuteDeleteAsync(cancel));
        return services;
    }
}
