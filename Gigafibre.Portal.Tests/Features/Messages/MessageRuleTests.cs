using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Messages;

/// <summary>The rules of messages, without anything being sent.</summary>
public sealed class MessageRuleTests(Outside outside)
{
    [Theory]
    [InlineData(MessageTopic.Security, null, MessageWays.Both, MessageWays.Both)]
    [InlineData(MessageTopic.Security, MessageWays.Text, MessageWays.Mail, MessageWays.Mail)]
    [InlineData(MessageTopic.Contract, MessageWays.Mail, MessageWays.Text, MessageWays.Text)]
    [InlineData(MessageTopic.Contract, MessageWays.None, MessageWays.Both, MessageWays.Mail)]
    [InlineData(MessageTopic.Bills, null, MessageWays.Text, MessageWays.Text)]
    [InlineData(MessageTopic.Bills, MessageWays.Text, MessageWays.Mail, MessageWays.Mail)]
    [InlineData(MessageTopic.Line, null, MessageWays.Mail, MessageWays.Mail)]
    [InlineData(MessageTopic.Line, MessageWays.None, MessageWays.Both, MessageWays.None)]
    [InlineData(MessageTopic.Offers, null, MessageWays.Both, MessageWays.None)]
    [InlineData(MessageTopic.Offers, MessageWays.Mail, MessageWays.Both, MessageWays.Mail)]
    [InlineData(MessageTopic.Security, null, MessageWays.None, MessageWays.None)]
    public void What_must_arrive_takes_any_way_and_the_rest_only_those_that_were_chosen(MessageTopic topic, MessageWays? chosen, MessageWays open, MessageWays expected) =>
        Assert.Equal(expected, MessageTopics.Resolve(topic, chosen, open));

    [Theory]
    [InlineData("2026-11-29T20:59-05:00", "2026-11-29T20:59-05:00")]
    [InlineData("2026-11-29T21:00-05:00", "2026-11-30T08:00-05:00")]
    [InlineData("2026-11-30T00:10-05:00", "2026-11-30T08:00-05:00")]
    [InlineData("2026-11-30T07:59-05:00", "2026-11-30T08:00-05:00")]
    [InlineData("2026-11-30T08:00-05:00", "2026-11-30T08:00-05:00")]
    [InlineData("2026-12-31T23:00-05:00", "2027-01-01T08:00-05:00")]
    [InlineData("2027-03-13T23:00-05:00", "2027-03-14T08:00-04:00")]
    [InlineData("2027-11-06T22:00-04:00", "2027-11-07T08:00-05:00")]
    [InlineData("2028-02-28T23:00-05:00", "2028-02-29T08:00-05:00")]
    public void A_telephone_rests_at_night_also_when_the_clocks_change(string at, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, null), new QuietHours(Options.Create(new MessagesOptions())).Next(DateTimeOffset.Parse(at, null)));

    [Theory]
    [InlineData(null, "STOP", TextWord.Stop)]
    [InlineData(null, " stop. ", TextWord.Stop)]
    [InlineData(null, "ARRET", TextWord.Stop)]
    [InlineData(null, "Arrêt", TextWord.Stop)]
    [InlineData(null, "arrêtez", TextWord.Stop)]
    [InlineData(null, "ARRÊT SVP", TextWord.Stop)]
    [InlineData(null, "Désabonner", TextWord.Stop)]
    [InlineData(null, "désabonnez-moi", TextWord.Stop)]
    [InlineData(null, "unsubscribe please", TextWord.Stop)]
    [InlineData(null, "arrête de m’écrire", TextWord.Stop)]
    [InlineData(null, "DÉBUT", TextWord.Start)]
    [InlineData(null, "start", TextWord.Start)]
    [InlineData(null, "aide", TextWord.Help)]
    [InlineData(null, "Help!", TextWord.Help)]
    [InlineData(null, "merci", TextWord.Other)]
    [InlineData(null, "je veux que ça arrête de couper", TextWord.Other)]
    [InlineData(null, "non-stop", TextWord.Other)]
    [InlineData(null, "", TextWord.Other)]
    [InlineData(null, null, TextWord.Other)]
    [InlineData("STOP", "FINI", TextWord.Stop)]
    [InlineData("HELP", "info", TextWord.Help)]
    public void Words_of_a_text_are_read_as_people_write_them(string? twilios, string? body, TextWord expected) => Assert.Equal(expected, InboundTexts.Word(twilios, body));

    [Fact]
    public async Task Every_kind_has_both_languages_and_a_text_of_at_most_two_segments()
    {
        await using var app = await PortalApp.StartAsync(outside);
        var kinds = app.Services.GetRequiredService<MessageKinds>();
        Assert.Contains(kinds.All, k => k.Name == "sign-in-code");
        foreach (var kind in kinds.All)
        {
            var values = kind.Sample.Select(v => v is Message.Secret ? kind.SecretSample : v).ToArray();
            foreach (var language in new[] { Language.French, Language.English })
            {
                var draft = MessageDraft.Of(kind, "C", "a", values);
                Assert.All([draft.Subject.In(language), draft.Body.In(language), draft.Brief.In(language)], text => Assert.DoesNotMatch(@"\{\d\}", text));
                var text = ShortText.Plain(draft.Brief.In(language));
                Assert.True(ShortText.Segments(text) <= 2, $"{kind.Name} {language}: {ShortText.Segments(text)} segments: {text}");
            }

            Assert.NotEqual(kind.Body.French, kind.Body.English);
        }

        foreach (var word in Enum.GetValues<TextWord>())
        {
            var reply = MessageText.ReplyTo(word).With("514\u00a0555-0100");
            Assert.All([reply.French, reply.English], text => Assert.Equal(1, ShortText.Segments(ShortText.Plain(text))));
        }
    }

    [Theory]
    [InlineData("Reçu", 1)]
    [InlineData("été à l'aéroport", 1)]
    public void Segments_are_counted_by_the_telephones_alphabet(string text, int segments) => Assert.Equal(segments, ShortText.Segments(text));

    [Fact]
    public void One_sign_outside_the_alphabet_makes_a_long_text_longer()
    {
        Assert.Equal(1, ShortText.Segments(new string('e', 160)));
        Assert.Equal(2, ShortText.Segments(new string('e', 161)));
        Assert.Equal(3, ShortText.Segments(new string('e', 159) + 'ê'));
        Assert.Equal("Gigafibre : 68,98 $, l'\"avis\" -5...", ShortText.Plain("Gigafibre\u00a0: 68,98\u00a0$, l’«\u00a0avis\u00a0» −5…"));
    }
}
