namespace Gigafibre.Portal.Integrations.Smtp;

/// <param name="Content">The bytes as they are; the mail encodes them.</param>
public sealed record EmailAttachment(string Name, string ContentType, byte[] Content);
