using System.Text.Encodings.Web;
using System.Text.Json;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gigafibre.Portal.Data;

/// <summary>What is said to people and kept: in both languages, as <c>{"French":"…","English":"…"}</c>.</summary>
public static class PhraseColumn
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PropertyBuilder<Phrase> IsPhrase(this PropertyBuilder<Phrase> property) => property.HasConversion(new PhraseConverter());

    public static PropertyBuilder<Phrase?> IsPhrase(this PropertyBuilder<Phrase?> property) => property.HasConversion(new PhraseConverter());

    public static string Write(Phrase phrase) => JsonSerializer.Serialize(phrase, Json);

    public static Phrase Read(string text) => JsonSerializer.Deserialize<Phrase>(text, Json);

    private sealed class PhraseConverter() : ValueConverter<Phrase, string>(phrase => Write(phrase), text => Read(text));
}
