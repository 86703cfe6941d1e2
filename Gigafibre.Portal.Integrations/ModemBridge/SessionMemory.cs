namespace Gigafibre.Portal.Integrations.ModemBridge;

/// <summary>The open session at a modem, in a file that only we may read, for as long as it is open: a process that dies must not lock the modem's owner out.</summary>
internal sealed class SessionMemory(string folder, MacAddress mac)
{
    private readonly string _file = Path.Combine(folder, mac.Compact + ".json");

    public void Remember(string state)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The bridge runs on Linux: its file must be for its own eyes.");
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var stream = new FileStream(_file, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite
        });
        using var writer = new StreamWriter(stream);
        writer.Write(state);
    }

    public string? Recall() => File.Exists(_file) ? File.ReadAllText(_file) : null;

    public void Forget() => File.Delete(_file);
}
