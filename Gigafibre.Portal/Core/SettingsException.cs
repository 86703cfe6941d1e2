namespace Gigafibre.Portal.Core;

public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
