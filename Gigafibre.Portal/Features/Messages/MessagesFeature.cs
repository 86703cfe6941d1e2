using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

public static class MessagesFeature
{
    /// <summary>What was said to a customer, and what they chose to be told, can be proved for as long as they can ask about it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(3 * 366);

    /// <summary>A message that nobody knows to have left may be sent again by a person for so long; then what it held is gone.</summary>
    public static readonly TimeSpan SecretsKept = TimeSpan.FromDays(7);

    /// <summary>What Twilio told of a message on its way.</summary>
    public static readonly TimeSpan ReceiptsKept = TimeSpan.FromDays(30);

    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddSettings<MessagesOptions>(MessagesOptions.Section);
        services.AddSingleton<MessageKinds>().AddSingleton<QuietHours>().AddSingleton<StopLink>();
        services.AddScoped<MailPage>().AddScoped<TwilioRequest>();
        services.AddScoped<MessageOutbox>().AddScoped<OwnContacts>().AddScoped<MessageReach>().AddScoped<MessageCarrier>().AddScoped<ContactTroubles>()
            .AddScoped<MessageChoices>().AddScoped<CustomerContacts>();
        services.AddEndpoints(DeliveryReceipts.MapDeliveryReceipts).AddEndpoints(InboundTexts.MapInboundTexts).AddEndpoints(MailEvents.MapMailEvents);
        services.AddWorkHandler<TellHandler>().AddWorkHandler<TellOtherwiseHandler>().AddWorkHandler<SendMessageHandler>().AddWorkHandler<WatchMessagesHandler>()
            .AddWorkSchedule<WatchMessagesHandler>(_ => [WatchMessagesHandler.Schedule]);
        services.AddRetention(Kept, (db, before, cancel) => db.Messages.Where(m => m.CreatedAt < before).ExecuteDeleteAsync(cancel));
        services.AddRetention(SecretsKept, (db, before, cancel) => db.Messages.Where(m => m.CreatedAt < before && (m.SecretSealed != null || m.ContactSealed != ""))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.SecretSealed, (string?)null).SetProperty(m => m.ContactSealed, ""), cancel));
        services.AddRetention(ReceiptsKept, (db, before, cancel) => db.InboxMessages.Where(m => m.Source.StartsWith(DeliveryReceipts.Source) && m.ReceivedAt < before)
            .ExecuteDeleteAsync(cancel));
        return services;
    }

    /// <summary>One thing that customers are told.</summary>
    public static IServiceCollection AddMessageKind(this IServiceCollection services, MessageKind kind) => services.AddSingleton(kind);

    /// <summary>What is asked before a message of its kind leaves.</summary>
    public static IServiceCollection AddMessageSource<TSource>(this IServiceCollection services, MessageKind kind)
        where TSource : class, IMessageSource => services.AddKeyedScoped<IMessageSource, TSource>(kind.Name);
}
