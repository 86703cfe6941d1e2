using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gigafibre.Portal.Data;

/// <summary>Kinds are types here and words in the database and in JSON: <c>MissedWebhook</c> is <c>missed-webhook</c>.</summary>
public static class KebabCase
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static PropertyBuilder<T> IsWord<T>(this PropertyBuilder<T> property)
        where T : struct, Enum => property.HasConversion(new WordConverter<T>());

    public static PropertyBuilder<T?> IsWord<T>(this PropertyBuilder<T?> property)
        where T : struct, Enum => property.HasConversion(new WordConverter<T>());

    public static bool TryRead<T>(string word, out T value)
        where T : struct, Enum => Enum.TryParse(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out value) && Of(value) == word;

    private static T Read<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private sealed class WordConverter<T>() : ValueConverter<T, string>(value => Of(value), word => Read<T>(word))
        where T : struct, Enum;
}
