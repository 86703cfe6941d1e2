using System.Security.Cryptography;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Diagnosis;

/// <summary>
/// Short codes for finished diagnoses, to be read out on the telephone: <c>GF-7K2P</c>. A finished diagnosis never changes, so a code is all a snapshot needs.
/// The code only names it; only staff may look.
/// </summary>
public sealed class DiagnosisCodes(PortalDb db)
{
    private const string Prefix = "GF-";

    /// <summary>Without what sounds or looks alike.</summary>
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public async Task<string?> OfAsync(string customerId, Guid diagnosis, CancellationToken cancel)
    {
        var diagnoses = db.Diagnoses;
        var mine = diagnoses.Where(d => d.Id == diagnosis && d.CustomerId == customerId && d.FinishedAt != null);
        for (var tries = 0; tries < 5; tries++)
        {
            var code = Prefix + RandomNumberGenerator.GetString(Letters, 4);
            await mine.Where(d => d.Code == null && !diagnoses.Any(o => o.Code == code)).ExecuteUpdateAsync(s => s.SetProperty(d => d.Code, code), cancel);
            if (await mine.Select(d => d.Code).SingleOrDefaultAsync(cancel) is { } given)
            {
                return given;
            }
        }

        return null;
    }

    public Task<DiagnosisRecord?> FindAsync(string typed, CancellationToken cancel)
    {
        var code = Normalize(typed);
        return db.Diagnoses.AsNoTracking().SingleOrDefaultAsync(d => d.Code == code, cancel);
    }

    public static bool IsCode(string text) => Normalize(text) is { Length: 7 } code && code.StartsWith(Prefix, StringComparison.Ordinal) && code[3..].All(Letters.Contains);

    private static string Normalize(string text)
    {
        var bare = new string([.. text.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return bare switch
        {
            ['G', 'F', ..] when bare.Length > 4 => Prefix + bare[2..],

            { Length: 4 } when bare.Any(char.IsAsciiDigit) => Prefix + bare,
            _ => bare,
        };
    }
}
