using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>A security key: makes one key pair and signs what it is asked, as WebAuthn has it (ES256, no attestation). It verifies its user, unless told not to.</summary>
public sealed class Authenticator(string origin) : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HasCredential = 0x40;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private uint _count;

    public string Origin { get; set; } = origin;

    public bool Verifies { get; set; } = true;

    /// <summary>As a copy of the key counts that was made before the last uses of the first.</summary>
    public void CountBack() => _count = 0;

    public string? UserHandle { get; private set; }

    public string Make(string optionsJson)
    {
        var options = JsonNode.Parse(optionsJson)!;
        UserHandle = options["user"]!["id"]!.ToString();
        var clientData = ClientData("webauthn.create", options["challenge"]!.ToString());
        var authenticator = AuthenticatorData(options["rp"]!["id"]!.ToString(), HasCredential, [.. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()]);
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(authenticator)];
        return Credential(new JsonObject { ["clientDataJSON"] = Encode(clientData), ["attestationObject"] = Encode(attestation), ["transports"] = new JsonArray("internal") });
    }

    public string Use(string optionsJson)
    {
        var options = JsonNode.Parse(optionsJson)!;
        var clientData = ClientData("webauthn.get", options["challenge"]!.ToString());
        var authenticator = AuthenticatorData(options["rpId"]!.ToString(), 0, []);
        var signature = _key.SignData([.. authenticator, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Encode(clientData),
            ["authenticatorData"] = Encode(authenticator),
            ["signature"] = Encode(signature),
            ["userHandle"] = UserHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private string Credential(JsonObject response) => new JsonObject
    {
        ["id"] = Encode(_id),
        ["rawId"] = Encode(_id),
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private byte[] ClientData(string type, string challenge) => Encoding.UTF8.GetBytes(
        new JsonObject { ["type"] = type, ["challenge"] = challenge, ["origin"] = Origin, ["crossOrigin"] = false }.ToJsonString());

    private byte[] AuthenticatorData(string domain, byte flags, byte[] credential)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)(flags | Present | (Verifies ? Verified : 0)), .. count, .. credential];
    }

    /// <summary>COSE: kty 2 (EC2), alg -7 (ES256), crv 1 (P-256), x, y.</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => bytes.Length < 256 ? [0x58, (byte)bytes.Length, .. bytes] : [0x59, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
