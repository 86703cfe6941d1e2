namespace Gigafibre.Portal.Core;

/// <summary>The portal cannot start as it is configured. The message is for whoever starts it: one line a fault, each with its key and what to do.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
