using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gigafibre.Portal.Tests.Support;

internal static class KeyRingFile
{
    /// <summary>A PEM file with a certificate and its key; returns its path.</summary>
    public static string New()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=key-ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        var path = Path.Combine(Directory.CreateTempSubdirectory("portal-test-").FullName, "key-ring.pem");
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return path;
    }
}
