using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gigafibre.Portal.Core;
using Microsoft.AspNetCore.DataProtection;

namespace Gigafibre.Portal.Data;

/// <summary>
/// The keys of cookies and sealed texts stand in the database, encrypted for a certificate that does not: whoever has the database alone opens nothing.
/// </summary>
public sealed class KeyRingOptions
{
    public const string Section = "KeyRing";

    /// <summary>PEM files, each with a certificate and its private key. The first encrypts new keys; all open older ones, so that one can follow another.</summary>
    public string[] Certificates { get; set; } = [];
}

internal static class KeyRing
{
    public static void Protect(this IDataProtectionBuilder keys, KeyRingOptions options)
    {
        var certificates = options.Certificates.Where(c => !string.IsNullOrWhiteSpace(c)).Select(Load).ToArray();
        if (certificates is [var newest, ..])
        {
            keys.ProtectKeysWithCertificate(newest).UnprotectKeysWithAnyCertificate(certificates);
        }
    }

    private static X509Certificate2 Load(string path)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingsException(
                $"KeyRing:Certificates names {path}, which cannot be read as a PEM file with a certificate and its key. docs/configuration.md says how to make one.", e);
        }
    }
}
