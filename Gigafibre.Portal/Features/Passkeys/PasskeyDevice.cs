using System.Data.Common;
using Microsoft.AspNetCore.Identity;

namespace Gigafibre.Portal.Features.Passkeys;

/// <summary>Asks a device and reads its answer, by the framework's own handler. What a device is refused for stands in the log, and nowhere that a visitor reads.</summary>
public sealed partial class PasskeyDevice(IPasskeyHandler<PasskeyOwner> handler, ILogger<PasskeyDevice> log)
{
    public async Task<(string Options, string State)> AskToMakeAsync(string owner, string name, HttpContext http)
    {
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = owner, Name = name, DisplayName = name }, http);
        return (made.CreationOptionsJson, made.AttestationState!);
    }

    public async Task<(string Options, string State)> AskToSignAsync(HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        return (asked.RequestOptionsJson, asked.AssertionState!);
    }

    /// <summary>The key; null when it is not what was asked for, or for another owner.</summary>
    public async Task<UserPasskeyInfo?> ReadMadeAsync(string credential, string state, string owner, HttpContext http)
    {
        var answer = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential, AttestationState = state });
        return !answer.Succeeded ? Refused(answer.Failure) : answer.UserEntity.Id == owner ? answer.Passkey : null;
    }

    /// <summary>The key as it is after this use; null when the signature is not good.</summary>
    public async Task<UserPasskeyInfo?> ReadSignedAsync(string credential, string state, HttpContext http)
    {
        var answer = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = state });
        return answer.Succeeded ? answer.Passkey : Refused(answer.Failure);
    }

    /// <summary>The handler calls everything that goes wrong a refusal; a database that is away is none.</summary>
    private UserPasskeyInfo? Refused(PasskeyException why)
    {
        for (Exception? inner = why; inner is not null; inner = inner.InnerException)
        {
            if (inner is DbException or TimeoutException or OperationCanceledException)
            {
                throw new InvalidOperationException("A passkey could not be looked up.", why);
            }
        }

        Log.Refused(log, why.Message);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A passkey is refused: {Reason}")]
        public static partial void Refused(ILogger log, string reason);
    }
}
