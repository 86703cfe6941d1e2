using System.Runtime.CompilerServices;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>Hundreds of hosts in one process: each would watch its settings files, and the machine has few watches.</summary>
internal static class NoWatchers
{
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
