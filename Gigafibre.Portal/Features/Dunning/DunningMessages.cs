using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>What customers are told about bills that are due, time that they took, and a suspension that may come.</summary>
public sealed class DunningMessages(MessageOutbox outbox, PortalLinks links, IOptions<PortalOptions> site, IOptions<BillingOptions> billing)
{
    private const string PayPage = "https://client.gigafibre.ca/pay";
    private const string TimePage = "https://client.gigafibre.ca/account/time";
    private const string AccountPage = "https://client.gigafibre.ca/account";
    private const string Phone = "514\u00A0555-0100";
    private const string Bill = "FAC-2026-00123";
    private static readonly Phrase Day = new("15\u00A0septembre 2026", "September 15, 2026");
    private static readonly Money Amount = new(6898);

    public static readonly MessageKind Soon = new("bill-soon", MessageTopic.Bills, DunningText.SoonTitle, DunningText.SoonSubject, DunningText.SoonMail, DunningText.SoonShort,
        Amount, Day, Bill, PayPage)
    {
        Action = DunningText.PayAction,
    };

    public static readonly MessageKind Late = new("bill-late", MessageTopic.Bills, DunningText.LateTitle, DunningText.LateSubject, DunningText.LateMail, DunningText.LateShort,
        Amount, Day, Bill, DunningText.OrTime, DunningText.OrTimeShort, TimePage)
    {
        Action = DunningText.TimeAction,
    };

    /// <summary>Without it, sent in time, nobody is suspended.</summary>
    public static readonly MessageKind Notice = new("suspension-notice", MessageTopic.Contract, DunningText.NoticeTitle, DunningText.NoticeSubject, DunningText.NoticeMail,
        DunningText.NoticeShort, Amount, Day, Day, TimePage, Phone, "12, rue des Érables, Saint-Gédéon (Québec)")
    {
        Action = DunningText.TimeAction,
        TakesEveryWay = true,
    };

    public static readonly MessageKind LastNotice = new("suspension-last", MessageTopic.Contract, DunningText.LastTitle, DunningText.LastSubject, DunningText.LastMail,
        DunningText.LastShort, Amount, Day, Day, TimePage, Phone, "12, rue des Érables, Saint-Gédéon (Québec)")
    {
        Action = DunningText.TimeAction,
        TakesEveryWay = true,
    };

    public static readonly MessageKind Grace = new("time-given", MessageTopic.Bills, DunningText.GraceTitle, DunningText.GraceSubject, DunningText.GraceMail,
        DunningText.GraceShort, Day, TimePage)
    {
        Action = DunningText.TimeAction,
    };

    public static readonly MessageKind Made = new("arrangement-made", MessageTopic.Contract, DunningText.MadeTitle, DunningText.MadeSubject, DunningText.MadeMail,
        DunningText.MadeShort, Amount, new Phrase("34,49\u00A0$ le 15\u00A0octobre 2026", "$34.49 on October 15, 2026"), DunningText.ByHand, TimePage)
    {
        Action = DunningText.SeeAction,
    };

    public static readonly MessageKind Part = new("arrangement-part", MessageTopic.Contract, DunningText.PartTitle, DunningText.PartSubject, DunningText.PartMail,
        DunningText.PartShort, Amount, Day, TimePage, Phone)
    {
        Action = DunningText.SeeAction,
    };

    /// <summary>Its charge was refused: the customer has some days to pay it another way.</summary>
    public static readonly MessageKind Missed = new("arrangement-missed", MessageTopic.Contract, DunningText.MissedTitle, DunningText.MissedSubject, DunningText.MissedMail,
        DunningText.MissedShort, Amount, Day, new Phrase("Le solde ou la limite ne suffisait pas.", "The balance or the limit was too low."), TimePage, Day, Phone)
    {
        Action = DunningText.SeeAction,
    };

    public static readonly MessageKind Broken = new("arrangement-broken", MessageTopic.Contract, DunningText.BrokenTitle, DunningText.BrokenSubject, DunningText.BrokenMail,
        DunningText.BrokenShort, Amount, Day, TimePage, Phone)
    {
        Action = DunningText.TimeAction,
    };

    public static readonly MessageKind Kept = new("arrangement-kept", MessageTopic.Bills, DunningText.KeptTitle, DunningText.KeptSubject, DunningText.KeptMail,
        DunningText.KeptShort, AccountPage)
    {
        Action = DunningText.AccountAction,
    };

    public static readonly MessageKind Ended = new("arrangement-ended", MessageTopic.Contract, DunningText.EndedTitle, DunningText.EndedSubject, DunningText.EndedMail,
        DunningText.EndedShort, TimePage, Phone)
    {
        Action = DunningText.TimeAction,
    };

    public static readonly IReadOnlyList<MessageKind> All = [Soon, Late, Notice, LastNotice, Grace, Made, Part, Missed, Broken, Kept, Ended];

    /// <summary>In the caller's unit of work.</summary>
    /// <param name="mayTakeTime">The customer may pay in parts by themselves.</param>
    public Task TellAsync(DunningStep step, DateOnly today, bool mayTakeTime, CancellationToken cancel)
    {
        var (customer, about, due) = (step.CustomerId, step.Id.ToString(), Times.Dated(step.DueOn));
        return outbox.TellAsync(
            step.Stage switch
            {
                DunningStage.Soon => MessageDraft.Of(Soon, customer, about, step.Amount, step.DueOn == today ? DunningText.Today : DunningText.On.With(due),
                    step.InvoiceName, links.To(Links.Pay)),
                DunningStage.Late => MessageDraft.Of(Late, customer, about, step.Amount, due, step.InvoiceName,
                    mayTakeTime ? DunningText.OrTime : DunningText.OrCall.With(site.Value.SupportPhone),
                        mayTakeTime ? DunningText.OrTimeShort : DunningText.OrCallShort.With(site.Value.SupportPhone),
                    links.To(Links.Time)),
                _ => MessageDraft.Of(step.Stage == DunningStage.Notice ? Notice : LastNotice, customer, about, step.Amount, due, Times.Dated(step.SuspendOn!.Value),
                    links.To(Links.Time),
                    site.Value.SupportPhone, billing.Value.Address),
            },
            cancel);
    }

    public Task TellGraceAsync(DunningPause pause, CancellationToken cancel) =>
        outbox.TellAsync(MessageDraft.Of(Grace, pause.CustomerId, pause.Id.ToString(), Times.Dated(pause.Until), links.To(Links.Time)), cancel);

    public Task TellMadeAsync(Arrangement made, CancellationToken cancel) => outbox.TellAsync(
        MessageDraft.Of(Made, made.CustomerId, made.Id.ToString(), made.Amount, DunningText.Parts(made.Parts), made.IsAutomatic ? DunningText.ByItself : DunningText.ByHand,
            links.To(Links.Time)),
        cancel);

    public Task TellEndedAsync(Arrangement ended, CancellationToken cancel) =>
        outbox.TellAsync(MessageDraft.Of(Ended, ended.CustomerId, ended.Id.ToString(), links.To(Links.Time), site.Value.SupportPhone), cancel);

    public Task TellPartAsync(Arrangement of, ArrangementPart part, Money missing, CancellationToken cancel) => outbox.TellAsync(
        MessageDraft.Of(Part, of.CustomerId, $"{of.Id}:{part.Number}", missing, Times.Dated(part.DueOn), links.To(Links.Time), site.Value.SupportPhone), cancel);

    /// <param name="when">Since when it is missing, and the last day on which it can be paid another way.</param>
    public Task TellMissedAsync(Arrangement of, ArrangementPart part, Money missing, Phrase why, (DateOnly Since, DateOnly Until) when, CancellationToken cancel) =>
        outbox.TellAsync(
            MessageDraft.Of(Missed, of.CustomerId, FormattableString.Invariant($"{of.Id}:{part.Number}:{when.Since:yyyy-MM-dd}"), missing, Times.Dated(part.DueOn), why,
                links.To(Links.Time), Times.Dated(when.Until), site.Value.SupportPhone),
            cancel);

    public Task TellOverAsync(Arrangement over, ArrangementPart? missed, Money missing, CancellationToken cancel) => outbox.TellAsync(
        missed is null ? MessageDraft.Of(Kept, over.CustomerId, over.Id.ToString(), links.To(Links.Account))
            : MessageDraft.Of(Broken, over.CustomerId, over.Id.ToString(), missing, Times.Dated(missed.DueOn), links.To(Links.Time), site.Value.SupportPhone),
        cancel);
}
