using System.Net;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Sandbox.Smtp;
using Gigafibre.Portal.Sandbox.Twilio;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Messages;

/// <summary>One message a thing and contact: sent once, by the way that was chosen, another way when it is lost, and on record.</summary>
public abstract class MessageTests(Outside outside, PostgresServer? postgres) : DatabaseTests(outside, postgres)
{
    private const string Notices = "MG00000000000000000000000000000002";
    private const string Codes = "MG00000000000000000000000000000001";

    /// <summary>Has a telephone that takes texts, and a mailbox.</summary>
    private const string Louise = "bonne";
    private const string Phone = "+15145550101";

    private static readonly MessageKind Bill = Kind("test-bill", MessageTopic.Bills);
    private static readonly MessageKind Debit = Kind("test-debit", MessageTopic.Contract);
    private static readonly MessageKind Outage = Kind("test-outage", MessageTopic.Line);

    private static MessageKind Kind(string name, MessageTopic topic) => new(name, topic, new("Essai", "Trial"), new("Sujet {0}", "Subject {0}"),
        new("Bonjour,\n\nCorps {0}.\n\nhttps://client.gigafibre.ca/home\n\nGigafibre", "Hello,\n\nBody {0}.\n\nhttps://client.gigafibre.ca/home\n\nGigafibre"),
            new("Court {0}", "Brief {0}"), "1");

    private static readonly Dictionary<string, string?> WithNights = new() { ["Messages:QuietFrom"] = "21", ["Messages:QuietUntil"] = "8" };

    private Task<PortalApp> BeginAsync(Dictionary<string, string?>? settings = null) =>
        StartAsync(settings, also: s => s.AddMessageKind(Bill).AddMessageKind(Debit).AddMessageKind(Outage));

    private static string Mail(PortalApp app) => app.World.People.Single(p => p.Scene.Key == Louise).Email!;

    private static async Task TellAsync(PortalApp app, MessageKind kind, string about = "1", string customer = Louise)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MessageOutbox>().TellAsync(MessageDraft.Of(kind, app.World.CustomerOf(customer), about, about), CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<Gigafibre.Portal.Data.PortalDb>().SaveChangesAsync();
        }

        await app.DrainAsync();
    }

    private static async Task ChooseAsync(PortalApp app, MessageTopic topic, MessageWays ways)
    {
        await using var scope = app.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<MessageChoices>().ChooseAsync(app.World.CustomerOf(Louise), new Dictionary<MessageTopic,
            MessageWays>
        { [topic] = ways },
            Language.French, "/test", "here", CancellationToken.None));
    }

    private static Task<List<Message>> RowsAsync(PortalApp app) => app.WithDbAsync(db => db.Messages.AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync());

    [Fact]
    public async Task A_message_goes_the_way_that_was_chosen_once_and_stays_on_record()
    {
        await using var app = await BeginAsync();
        await TellAsync(app, Bill);
        var mail = Assert.Single(app.World.Post.All);
        Assert.Equal((LetterKind.Email, Mail(app), "Sujet 1"), (mail.Kind, mail.To, mail.Subject));
        Assert.Contains("Gigafibre inc. · 1, rue Principale", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Corps 1.", mail.Html!, StringComparison.Ordinal);
        Assert.Contains("color-scheme", mail.Html!, StringComparison.Ordinal);
        Assert.True(mail.Html!.Length < 6000);

        await ChooseAsync(app, MessageTopic.Bills, MessageWays.Both);
        await TellAsync(app, Bill, "2");
        Assert.Equal([LetterKind.Email, LetterKind.Sms], app.World.Post.All.Skip(1).Select(l => l.Kind).Order().Reverse());
        Assert.Equal(("Court 2", Notices), app.World.Post.To(Phone).Select(l => (l.Text, l.From)).Single());

        // The same thing again, as after a crash between two steps, and once more as if nobody had noted that it was told.
        await app.WithDbAsync(db => db.WorkItems.Where(w => w.Kind == "tell-customer" || w.Kind == "send-message").ExecuteDeleteAsync());
        await TellAsync(app, Bill, "2");
        Assert.Equal(3, app.World.Post.All.Count);
        var rows = await RowsAsync(app);
        Assert.All(rows, r => Assert.Equal(("", null), (r.ContactSealed, r.SecretSealed)));
        Assert.All(rows, r => Assert.True(r.Delivery >= Delivery.Sent && r.SentAt is not null));
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains(Phone, StringComparison.Ordinal) && !l.Contains("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            && !l.Contains("System.Net.Http", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Switched_off_is_off_and_what_must_arrive_arrives_all_the_same()
    {
        await using var app = await BeginAsync();
        await ChooseAsync(app, MessageTopic.Line, MessageWays.None);
        await TellAsync(app, Outage);
        Assert.Empty(app.World.Post.All);
        await ChooseAsync(app, MessageTopic.Contract, MessageWays.Text);
        await TellAsync(app, Debit);
        Assert.Equal(LetterKind.Sms, Assert.Single(app.World.Post.All).Kind);
    }

    [Fact]
    public async Task A_stop_or_another_choice_while_a_message_waits_counts()
    {
        await using var app = await BeginAsync(WithNights);
        using var http = new HttpClient();
        app.Clock.Advance(Times.At(Times.Day(app.Clock.GetUtcNow()).AddDays(1), 23) - app.Clock.GetUtcNow());
        await ChooseAsync(app, MessageTopic.Line, MessageWays.Text);
        await TellAsync(app, Outage);
        await TwilioInbound.ReceiveAsync(http, app.World, new Uri(app.Url), Phone, Notices, "ARRÊT");
        await TellAsync(app, Outage, "2", "suspendu");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MessageChoices>().ChooseAsync(app.World.CustomerOf("suspendu"), new Dictionary<MessageTopic, MessageWays>
            {
                [MessageTopic.Line] = MessageWays.None,
            }, Language.French, "/test", "here", CancellationToken.None);
        }

        app.Clock.Advance(TimeSpan.FromHours(10));
        await app.DrainAsync();
        Assert.DoesNotContain(app.World.Post.All, l => l.Text.StartsWith("Court", StringComparison.Ordinal));
        Assert.All((await RowsAsync(app)).Where(m => m.Channel == MessageChannel.Sms), m => Assert.Equal(("", Delivery.NotSent), (m.ContactSealed, m.Delivery)));
    }

    [Fact]
    public async Task A_night_that_comes_while_the_network_is_away_is_waited_for()
    {
        await using var app = await BeginAsync(WithNights);
        app.Clock.Advance(Times.At(Times.Day(app.Clock.GetUtcNow()).AddDays(1), 20) - app.Clock.GetUtcNow());
        app.World.Faults["twilio"] = Fault.TooMany;
        await TellAsync(app, Outage);
        app.World.Faults["twilio"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromHours(3));
        await app.DrainAsync();
        Assert.Empty(app.World.Post.All);
        app.Clock.Advance(TimeSpan.FromHours(9));
        await app.DrainAsync();
        Assert.Single(app.World.Post.To(Phone));
    }

    [Fact]
    public async Task Trouble_of_one_kind_does_not_hide_or_end_another()
    {
        await using var app = await BeginAsync();
        using var http = new HttpClient();
        await TellAsync(app, Outage);
        await TwilioInbound.ReceiveAsync(http, app.World, new Uri(app.Url), Phone, Notices, "ARRÊT");
        app.World.Post.Behaviors[Phone] = PhoneBehavior.Landline;
        using var browser = app.NewBrowser();
        await browser.AskTrustedAsync(SignInDriver.Scene(Louise));
        await app.DrainAsync();
        Assert.Equal(2, await app.WithDbAsync(db => db.ContactTroubles.CountAsync(t => t.EndedAt == null)));
        app.World.Post.Behaviors.Clear();
        using var again = app.NewBrowser();
        await app.SignInAsync(again, SignInDriver.Scene(Louise));
        await UntilAsync(app, async () => await app.WithDbAsync(db => db.ContactTroubles.CountAsync(t => t.EndedAt == null)) == 1);
        Assert.Equal(ContactTroubleKind.OptedOut, (await app.WithDbAsync(db => db.ContactTroubles.SingleAsync(t => t.EndedAt == null))).Kind);
    }

    [Fact]
    public async Task A_relay_that_refuses_us_closes_nobodys_mailbox()
    {
        await using var app = await BeginAsync();
        using var http = new HttpClient();
        await TellAsync(app, Bill);
        var told = MailRelay.Event(app.World.Post.To(Mail(app)).Single(), "blocked");
        told["error_related_to"] = "content";
        await MailRelay.TellAsync(http, new Uri(app.Url), told);
        await app.DrainAsync();
        Assert.Equal(0, await app.WithDbAsync(db => db.ContactTroubles.CountAsync(t => t.EndedAt == null)));
        Assert.Equal("Court 1", app.World.Post.To(Phone).Single().Text);
    }

    [Fact]
    public async Task A_text_that_can_wait_waits_for_the_morning_and_a_mail_does_not()
    {
        await using var app = await BeginAsync(WithNights);
        app.Clock.Advance(Times.At(Times.Day(app.Clock.GetUtcNow()).AddDays(1), 23) - app.Clock.GetUtcNow());
        await ChooseAsync(app, MessageTopic.Line, MessageWays.Both);
        await TellAsync(app, Outage);
        Assert.Equal(LetterKind.Email, Assert.Single(app.World.Post.All).Kind);
        app.Clock.Advance(TimeSpan.FromHours(9));
        await app.DrainAsync();
        Assert.Equal(2, app.World.Post.All.Count);
    }

    [Fact]
    public async Task A_number_that_takes_no_texts_is_noted_and_the_mail_goes_instead()
    {
        await using var app = await BeginAsync();
        app.World.Post.Behaviors[Phone] = PhoneBehavior.Landline;
        await ChooseAsync(app, MessageTopic.Contract, MessageWays.Text);
        await TellAsync(app, Debit);
        Assert.Equal(LetterKind.Email, Assert.Single(app.World.Post.All).Kind);
        var rows = await RowsAsync(app);
        Assert.Equal([Delivery.NotSent, Delivery.Sent], rows.Select(r => r.Delivery));
        Assert.Equal(rows[0].Id, rows[1].InsteadOf);
        Assert.Equal(ContactTroubleKind.TakesNoTexts, (await app.WithDbAsync(db => db.ContactTroubles.SingleAsync(t => t.EndedAt == null))).Kind);

        // From now on nobody tries in vain.
        await TellAsync(app, Debit, "2");
        Assert.Equal(3, (await RowsAsync(app)).Count);

        // The customer sees it, and can mend it; another cannot.
        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, SignInDriver.Scene("faible"));
        var hash = (await app.WithDbAsync(db => db.ContactTroubles.SingleAsync(t => t.EndedAt == null))).ContactHash;
        var others = await other.GetAsync("/account/notices");
        Assert.Null(others.Document.QuerySelector("#troubles"));
        using (var answer = await other.PostFormAsync("/account/notices?handler=Again", ("contact", hash), ("__RequestVerificationToken", others.Token)))
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        // By mail: a text that arrives would mend it.
        using var browser = app.NewBrowser();
        await app.SignInByMailAsync(browser, SignInDriver.Scene(Louise));
        var page = await browser.GetAsync("/account/notices");
        Assert.Contains("Nos textos n’y arrivent pas.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nous y écrirons de nouveau.", (await browser.SubmitAsync(page, page.FormTo("?handler=Again"))).Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.ContactTroubles.CountAsync(t => t.EndedAt == null)));
    }

    [Fact]
    public async Task A_text_that_the_network_could_not_deliver_goes_as_a_mail_and_a_code_does_not()
    {
        await using var app = await BeginAsync();
        app.World.Post.Behaviors[Phone] = PhoneBehavior.SwitchedOff;
        await ChooseAsync(app, MessageTopic.Contract, MessageWays.Text);
        await TellAsync(app, Debit);
        Assert.Empty(app.World.Post.All);
        await UntilAsync(app, async () => (await RowsAsync(app)).Any(m => m.Delivery == Delivery.Unreachable));
        await app.DrainAsync();
        Assert.Equal(LetterKind.Email, Assert.Single(app.World.Post.All).Kind);
        Assert.Equal(0, await app.WithDbAsync(db => db.ContactTroubles.CountAsync(t => t.EndedAt == null)));

        using var browser = app.NewBrowser();
        await browser.AskTrustedAsync(SignInDriver.Scene(Louise));
        await app.DrainAsync();
        await UntilAsync(app, async () => (await RowsAsync(app)).Any(m => m.Kind == "sign-in-code" && m.Delivery == Delivery.Unreachable));
        await app.DrainAsync();
        Assert.Single(app.World.Post.All);
    }

    [Fact]
    public async Task Nobody_reached_who_must_be_told_is_for_a_person_to_see()
    {
        await using var app = await BeginAsync();
        app.World.Post.Behaviors[SignInDriver.Scene("faible").Phone!] = PhoneBehavior.Landline;
        await TellAsync(app, Debit, customer: "faible");
        var finding = await app.WithDbAsync(db => db.Findings.SingleAsync());
        Assert.Equal((FindingKind.NobodyReached, app.World.CustomerOf("faible")), (finding.Kind, finding.Subject));
        await TellAsync(app, Outage, customer: "faible");
        Assert.Empty(app.World.Post.All);
    }

    [Theory]
    [InlineData("STOP", "START")]
    [InlineData("ARRÊT", "DÉBUT")]
    [InlineData("arret", "debut")]
    public async Task Stop_ends_notices_to_that_number_and_leaves_codes_alone(string stop, string start)
    {
        await using var app = await BeginAsync();
        using var http = new HttpClient();
        await TellAsync(app, Outage);
        Assert.Equal(Notices, app.World.Post.To(Phone).Single().From);
        Assert.Equal(200, await TwilioInbound.ReceiveAsync(http, app.World, new Uri(app.Url), Phone, Notices, stop, "SM1"));
        Assert.Equal(200, await TwilioInbound.ReceiveAsync(http, app.World, new Uri(app.Url), Phone, Notices, stop, "SM1"));
        Assert.Equal(ContactTroubleKind.OptedOut, (await app.WithDbAsync(db => db.ContactTroubles.SingleAsync(t => t.EndedAt == null))).Kind);
        var before = app.World.Post.To(Phone).Count;
        await TellAsync(app, Outage, "2");
        Assert.Equal(before, app.World.Post.To(Phone).Count);

        // A debit must be told: by mail.
        await TellAsync(app, Debit, "3");
        Assert.Equal("Sujet 3", app.World.Post.To(Mail(app))[^1].Subject);

        using var browser = app.NewBrowser();
        await browser.AskTrustedAsync(SignInDriver.Scene(Louise));
        await app.DrainAsync();
        Assert.Equal(Codes, app.World.Post.To(Phone)[^1].From);
        Assert.Contains("votre code est", app.World.Post.To(Phone)[^1].Text, StringComparison.Ordinal);

        await TwilioInbound.ReceiveAsync(http, app.World, new Uri(app.Url), Phone, Notices, start);
        Assert.Equal(0, await app.WithDbAsync(db => db.ContactTroubles.CountAsync(t => t.EndedAt == null)));
        await TellAsync(app, Outage, "4");
        Assert.Equal("Court 4", app.World.Post.To(Phone)[^1].Text);
    }

    [Fact]
    public async Task Whoever_writes_something_else_is_told_once_a_day_that_nobody_reads_it()
    {
        await using var app = await BeginAsync();
        using var http = new HttpClient();
        foreach (var text in new[] { "Bonjour, mon internet est lent", "allo?", "😀" })
        {
            Assert.Equal(200, await TwilioInbound.ReceiveAsync(http, app.World, new Uri(app.Url), "+14185550199", Notices, text));
        }

        var told = Assert.Single(app.World.Post.To("+14185550199"));
        Assert.Contains("personne ne lit", told.Text, StringComparison.Ordinal);
        Assert.Contains("nobody reads", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await app.WithDbAsync(db => db.InboxMessages.Select(m => m.RawBody).ToListAsync()), b => b.Contains("lent", StringComparison.Ordinal)
            || b.Contains("4185550199",
            StringComparison.Ordinal));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await TwilioInbound.ReceiveAsync(http, app.World, new Uri(app.Url), "+14185550199", Notices, "rebonjour");
        Assert.Equal(2, app.World.Post.To("+14185550199").Count);
        await TwilioInbound.ReceiveAsync(http, app.World, new Uri(app.Url), "+14185550199", "+15145550100", "AIDE");
        Assert.Contains("Pour ne plus", app.World.Post.To("+14185550199")[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_text_stops_nothing()
    {
        await using var app = await BeginAsync();
        using var http = new HttpClient();
        using var forged = new HttpRequestMessage(HttpMethod.Post, $"{app.Url}/webhooks/twilio/inbound")
        {
            Content = new FormUrlEncodedContent([new("From", Phone), new("Body", "STOP"), new("MessageSid", "SM9")]),
        };
        forged.Headers.TryAddWithoutValidation("X-Twilio-Signature", "AAAA");
        using var answer = await http.SendAsync(forged);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, await app.WithDbAsync(db => db.ContactTroubles.CountAsync(t => t.EndedAt == null)));
    }

    [Fact]
    public async Task A_mail_that_bounces_goes_as_a_text_and_spam_ends_what_need_not_be_said()
    {
        await using var app = await BeginAsync();
        using var http = new HttpClient();
        await TellAsync(app, Bill);
        var letter = app.World.Post.To(Mail(app)).Single();
        Assert.Equal(401, await MailRelay.TellAsync(http, new Uri(app.Url), MailRelay.Event(letter, "bounce"), "not-the-password-0123456789"));
        // One that may still come through, one that names somebody else's address, one that names no mail of ours.
        var foreign = MailRelay.Event(letter, "bounce");
        foreign["email"] = "quelquun@exemple.test";
        var unknown = MailRelay.Event(letter, "bounce");
        unknown["CustomID"] = Guid.NewGuid().ToString("N");
        foreach (var harmless in new JsonNode[] { MailRelay.Event(letter, "bounce", isHard: false), foreign, unknown, new JsonArray(), JsonNode.Parse("[1,null,{}]")! })
        {
            Assert.Equal(200, await MailRelay.TellAsync(http, new Uri(app.Url), harmless));
        }

        await app.DrainAsync();
        Assert.Equal(0, await app.WithDbAsync(db => db.ContactTroubles.CountAsync(t => t.EndedAt == null)));
        Assert.Equal(200, await MailRelay.TellAsync(http, new Uri(app.Url), new JsonArray(MailRelay.Event(letter, "sent"), MailRelay.Event(letter, "bounce"))));
        await app.DrainAsync();
        Assert.Equal("Court 1", app.World.Post.To(Phone).Single().Text);
        Assert.Equal(ContactTroubleKind.Bounced, (await app.WithDbAsync(db => db.ContactTroubles.SingleAsync(t => t.EndedAt == null))).Kind);
        Assert.Equal("Court 2", await NextAsync(Bill, "2"));

        await app.WithDbAsync(db => db.ContactTroubles.ExecuteDeleteAsync());
        await TellAsync(app, Bill, "3");
        await MailRelay.TellAsync(http, new Uri(app.Url), MailRelay.Event(app.World.Post.To(Mail(app))[^1], "spam"));
        Assert.Equal(ContactTroubleKind.Complained, (await app.WithDbAsync(db => db.ContactTroubles.SingleAsync(t => t.EndedAt == null))).Kind);

        async Task<string> NextAsync(MessageKind kind, string about)
        {
            await TellAsync(app, kind, about);
            return app.World.Post.To(Phone)[^1].Text;
        }
    }

    [Fact]
    public async Task One_post_from_a_mail_program_stops_the_mails_of_its_topic_and_looking_stops_nothing()
    {
        await using var app = await BeginAsync();
        await ChooseAsync(app, MessageTopic.Line, MessageWays.Both);
        await TellAsync(app, Outage);
        var headers = app.World.Post.To(Mail(app)).Single().Headers;
        Assert.Equal("List-Unsubscribe=One-Click", headers["List-Unsubscribe-Post"]);
        var link = headers["List-Unsubscribe"].Trim('<', '>');
        Assert.True(link.Length < 110);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(link)).StatusCode);
        Assert.Equal(MessageWays.Both, (await ChoicesAsync())[MessageTopic.Line]);
        for (var i = 0; i < 2; i++)
        {
            using var answer = await http.PostAsync(link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(MessageWays.Text, (await ChoicesAsync())[MessageTopic.Line]);
        Assert.Equal("/u", (await app.WithDbAsync(db => db.MessageChoices.OrderByDescending(c => c.At).FirstAsync())).Place);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(link[..^1] + (link[^1] == '0' ? '1' : '0'))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync($"{app.Url}/u/x", null)).StatusCode);

        // What must be said has no such link.
        await TellAsync(app, Debit);
        var required = app.World.Post.To(Mail(app))[^1];
        Assert.False(required.Headers.ContainsKey("List-Unsubscribe"));
        Assert.DoesNotContain("/u/", required.Html!, StringComparison.Ordinal);

        // Bills keep one way.
        await TellAsync(app, Bill);
        using var bills = await http.PostAsync(app.World.Post.To(Mail(app))[^1].Headers["List-Unsubscribe"].Trim('<', '>'), null);
        Assert.Equal(MessageWays.Text, (await ChoicesAsync())[MessageTopic.Bills]);

        async Task<IReadOnlyDictionary<MessageTopic, MessageWays>> ChoicesAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<MessageChoices>().ReadAsync(app.World.CustomerOf(Louise), CancellationToken.None);
        }
    }

    [Theory]
    [InlineData(Fault.CutAfterCommit)]
    [InlineData(Fault.ErrorAfterCommit)]
    public async Task A_text_that_may_have_arrived_waits_for_a_person(Fault fault)
    {
        await using var app = await BeginAsync();
        await ChooseAsync(app, MessageTopic.Contract, MessageWays.Text);
        app.World.Faults["twilio"] = fault;
        await TellAsync(app, Debit);
        app.World.Faults["twilio"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.DrainAsync();
        Assert.Single(app.World.Post.To(Phone));
        var work = await app.WithDbAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == "send-message"));
        Assert.True(work.ParkedAt is not null || (await RowsAsync(app)).Single().Delivery >= Delivery.Sent);
        using var simon = await app.DeskAsync("simon");
        var desk = await simon.GetAsync("/internal/messages");
        Assert.Equal(HttpStatusCode.OK, desk.Status);
    }

    [Fact]
    public async Task A_process_that_dies_between_its_note_and_the_answer_sends_nothing_twice()
    {
        await using var app = await BeginAsync();
        await ChooseAsync(app, MessageTopic.Contract, MessageWays.Text);
        await TellAsync(app, Debit);
        await app.WithDbAsync(db => db.Messages.ExecuteUpdateAsync(s => s.SetProperty(m => m.Delivery, Delivery.Sending)));
        DateTimeOffset? none = null;
        await app.WithDbAsync(db => db.WorkItems.Where(w => w.Kind == "send-message").ExecuteUpdateAsync(s => s.SetProperty(w => w.DoneAt, none)));
        await app.DrainAsync();
        Assert.Single(app.World.Post.To(Phone));
        Assert.NotNull((await app.WithDbAsync(db => db.WorkItems.SingleAsync(w => w.Kind == "send-message"))).ParkedAt);
        Assert.True((await RowsAsync(app)).Single().IsUnknown);
    }

    [Theory]
    [InlineData(Fault.Down)]
    [InlineData(Fault.TooMany)]
    public async Task While_an_outside_system_is_away_a_message_waits(Fault fault)
    {
        await using var app = await BeginAsync();
        (app.World.Faults["erpnext"], app.World.Faults["smtp"]) = (fault, fault);
        await TellAsync(app, Bill);
        app.World.Faults["erpnext"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();
        Assert.Empty(app.World.Post.All);
        app.World.Faults["smtp"] = Fault.None;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();
        Assert.Single(app.World.Post.All);
    }

    [Fact]
    public async Task A_customer_reads_what_was_written_to_them_and_nobody_elses()
    {
        await using var app = await BeginAsync();
        await TellAsync(app, Bill);
        var token = await app.SendLinkAsync(app.World.CustomerOf(Louise), null);
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene(Louise));
        var page = await browser.GetAsync("/account/messages");
        foreach (var words in new[] { "Essai", "Corps 1.", "Lien de paiement", "[…]", "Code de connexion" })
        {
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(token, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(app.World.CodeFor(Phone)!, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(await RowsAsync(app), m => (m.Body + m.Brief).Contains(token, StringComparison.Ordinal) || (m.Body + m.Brief).Contains(app.World.CodeFor(Phone)!,
            StringComparison.Ordinal));

        using var other = app.NewBrowser();
        await app.SignInByContactAsync(other, SignInDriver.Scene("faible"));
        Assert.DoesNotContain("Corps 1.", (await other.GetAsync("/account/messages")).Text, StringComparison.Ordinal);
        using var simon = await app.DeskAsync("simon");
        Assert.Contains("Corps 1.", (await simon.GetAsync($"/internal/customers/{Uri.EscapeDataString(app.World.CustomerOf(Louise))}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_are_kept_with_their_words_and_bills_keep_a_way()
    {
        await using var app = await BeginAsync();
        using var browser = app.NewBrowser();
        await app.SignInByContactAsync(browser, SignInDriver.Scene(Louise));
        var page = await browser.GetAsync("/account/notices");
        Assert.Equal("None", page.Document.QuerySelector("select[name=Offers] option[selected]")!.GetAttribute("value"));
        var saved = await browser.SubmitAsync(page, ("Offers", "Mail"), ("Bills", "Text"));
        Assert.Contains("C’est enregistré.", saved.Text, StringComparison.Ordinal);
        var consent = await app.WithDbAsync(db => db.MessageChoices.AsNoTracking().SingleAsync(c => c.Topic == MessageTopic.Offers));
        Assert.Equal((MessageWays.Mail, "/account/notices"), (consent.Ways, consent.Place));
        Assert.Contains("promotions", consent.Said, StringComparison.Ordinal);
        Assert.NotEmpty(consent.AddressKey);
        var again = await browser.GetAsync("/account/notices");
        Assert.Equal("Text", again.Document.QuerySelector("select[name=Bills] option[selected]")!.GetAttribute("value"));
        foreach (var (bills, status) in new[] { ("None", HttpStatusCode.BadRequest), ("7", HttpStatusCode.BadRequest), ("x", HttpStatusCode.BadRequest) })
        {
            using var answer = await browser.PostFormAsync("/account/notices", ("Bills", bills), ("__RequestVerificationToken", again.Token));
            Assert.Equal(status, answer.StatusCode);
        }

        Assert.Equal(2, await app.WithDbAsync(db => db.MessageChoices.CountAsync()));
        await browser.SubmitAsync(again, ("Offers", "None"));
        Assert.Equal(3, await app.WithDbAsync(db => db.MessageChoices.CountAsync()));
    }

    [Fact]
    public async Task A_kind_that_falls_silent_or_is_lost_is_found()
    {
        await using var app = await BeginAsync();
        var now = app.Clock.GetUtcNow();
        await app.WithDbAsync(db =>
        {
            for (var i = 0; i < 150; i++)
            {
                db.Messages.Add(Row("sign-in-code", $"a{i}", now.AddHours(-30 - (4 * i)), Delivery.Delivered));
                db.Messages.Add(Row("debit-received", $"b{i}", now.AddHours(-i % 20), i % 2 == 0 ? Delivery.Unreachable : Delivery.Sent));
            }

            return db.SaveChangesAsync();
        });
        await WatchAsync();
        Assert.Equal(["messages-lost:debit-received", "messages-silent:sign-in-code"], await OpenAsync());
        await app.WithDbAsync(db =>
        {
            db.Messages.Add(Row("sign-in-code", "new", now, Delivery.Sent));
            return db.SaveChangesAsync();
        });
        await WatchAsync();
        Assert.Equal(["messages-lost:debit-received"], await OpenAsync());

        Message Row(string kind, string about, DateTimeOffset at, Delivery delivery) => new()
        {
            Id = Guid.CreateVersion7(at),
            CustomerId = "C",
            Kind = kind,
            About = about,
            ContactHash = "h",
            MaskedContact = "",
            ContactSealed = "",
            Language = "fr",
            Subject = "",
            Body = "",
            Brief = "",
            Delivery = delivery,
            CreatedAt = at,
            SentAt = at,
        };

        async Task WatchAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<WatchMessagesHandler>().HandleAsync(new WorkJob(Guid.Empty, "hour:1", "", 1), CancellationToken.None);
        }

        Task<List<string>> OpenAsync() => app.WithDbAsync(db => db.Findings.Where(f => f.ResolvedAt == null).Select(f => f.Key).OrderBy(k => k).ToListAsync());
    }

    [Fact]
    public async Task A_bank_debit_is_told_when_the_bank_has_spoken_and_a_card_is_not()
    {
        await using var app = await BeginAsync();
        using var browser = app.NewBrowser();
        var marc = SignInDriver.Scene("faible");
        await app.SignInByContactAsync(browser, marc);
        var paid = await app.PayByDebitAsync(browser);
        var told = (await RowsAsync(app)).Single(m => m.Kind == "debit-received");
        Assert.Contains(paid.Reference, told.Text, StringComparison.Ordinal);
        Assert.Contains(paid.Reference, app.World.Post.To(marc.Phone!)[^1].Text, StringComparison.Ordinal);
        await app.SettleAsync();
        Assert.Single((await RowsAsync(app)), m => m.Kind == "debit-received");

        app.World.StripeCashier().Bounce(paid.PaymentIntentId!);
        await app.SettleAsync();
        await app.ReconcileAsync();
        await app.SettleAsync();
        Assert.Contains("a repris", Assert.Single(await RowsAsync(app), m => m.Kind == "debit-taken-back").Text, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(PortalApp app, Func<Task<bool>> isSo)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        while (!await isSo() && DateTime.UtcNow < until)
        {
            await Task.Delay(50);
        }

        Assert.True(await isSo());
        await app.DrainAsync();
    }

    [Fact]
    public async Task A_customer_chooses_the_language_that_we_write_in()
    {
        await using var app = await BeginAsync(new() { ["Contacts:SetsLanguage"] = "true" });
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene(Louise));
        var page = await browser.GetAsync("/account/notices");
        var saved = await browser.SubmitAsync(page, page.FormTo("?handler=Language"), ("language", "en"));
        Assert.Equal(("My notices", "en"), (saved.Title, app.World.Erp.Find("Customer", app.World.CustomerOf(Louise))!["language"]!.ToString()));
        await TellAsync(app, Bill);
        Assert.Contains("Body 1", app.World.Post.To(Mail(app))[^1].Text, StringComparison.Ordinal);

        // A kind of French is French; what is none of ours is refused; without the right, nothing is said to be done.
        app.World.Erp.Update("Customer", app.World.CustomerOf(Louise), new() { ["language"] = "fr-CA" });
        page = await browser.GetAsync("/account/notices");
        await browser.SubmitAsync(page, page.FormTo("?handler=Language"), ("language", "fr"));
        Assert.Equal("fr-CA", app.World.Erp.Find("Customer", app.World.CustomerOf(Louise))!["language"]!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(page, page.FormTo("?handler=Language"), ("language", "de"))).Status);
        app.World.Erp.Forbidden.Add("Contact:write");
        var refused = await browser.SubmitAsync(page, page.FormTo("?handler=Language"), ("language", "en"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal("fr-CA", app.World.Erp.Find("Customer", app.World.CustomerOf(Louise))!["language"]!.ToString());
    }
}

public sealed class MessageSqliteTests(Outside outside) : MessageTests(outside, null);

public sealed class MessagePostgresTests(Outside outside, PostgresServer postgres) : MessageTests(outside, postgres);
