using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Staff;

/// <summary>What the provider says of somebody who signed in a while ago.</summary>
public abstract record RefreshAnswer
{
    private RefreshAnswer()
    {
    }

    /// <param name="RefreshToken">What to ask with the next time.</param>
    public sealed record Said(IReadOnlyList<string> Groups, string RefreshToken) : RefreshAnswer;

    /// <summary>The person, their session there or our right to ask is gone.</summary>
    public sealed record Refused : RefreshAnswer;

    public sealed record Silent : RefreshAnswer;
}

/// <summary>Asks the provider's token and userinfo endpoints (RFC 6749 §6, OpenID Connect Core §5.3) with the refresh token of a sign-in.</summary>
public sealed class OidcRefresh(OidcMetadata provider, IOptions<OidcOptions> options, IHttpClientFactory http)
{
    public async Task<RefreshAnswer> AskAsync(string refreshToken, string subject, CancellationToken cancel)
    {
        if (await provider.FindAsync(OidcSide.Staff, cancel) is not { TokenEndpoint.Length: > 0, UserInfoEndpoint.Length: > 0 } metadata)
        {
            return new RefreshAnswer.Silent();
        }

        using var client = http.CreateClient(OidcSignIn.Scheme);
        client.Timeout = TimeSpan.FromSeconds(5);
        try
        {
            using var form = new FormUrlEncodedContent(
            [
                new("grant_type", "refresh_token"), new("refresh_token", refreshToken), new("client_id", options.Value.ClientId), new("client_secret", options.Value.ClientSecret),
            ]);
            using var tokens = await client.PostAsync(new Uri(metadata.TokenEndpoint), form, cancel);
            if (tokens.StatusCode == HttpStatusCode.BadRequest)
            {
                // Anything else than this word is about us, not about the person.
                return (await ReadAsync(tokens, cancel))?.Text("error") == "invalid_grant" ? new RefreshAnswer.Refused() : new RefreshAnswer.Silent();
            }

            if (!tokens.IsSuccessStatusCode || await ReadAsync(tokens, cancel) is not { } granted || granted.Text("access_token") is not { } access)
            {
                return new RefreshAnswer.Silent();
            }

            using var ask = new HttpRequestMessage(HttpMethod.Get, metadata.UserInfoEndpoint);
            ask.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
            using var person = await client.SendAsync(ask, cancel);
            return person.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? new RefreshAnswer.Refused()
                : !person.IsSuccessStatusCode || await ReadAsync(person, cancel) is not { } said ? new RefreshAnswer.Silent()
                : said.Text("sub") != subject ? new RefreshAnswer.Refused()
                : new RefreshAnswer.Said(said.Texts(options.Value.GroupsClaim), granted.Text("refresh_token") ?? refreshToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new RefreshAnswer.Silent();
        }
    }

    private static async Task<JsonElement?> ReadAsync(HttpResponseMessage answer, CancellationToken cancel) =>
        JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(cancel)) is { ValueKind: JsonValueKind.Object } read ? read : null;
}

file static class Claims
{
    public static string? Text(this JsonElement said, string name) =>
        said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A list, or one that stands alone; none where the claim is absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement said, string name) =>
        !said.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!] : [];
}
