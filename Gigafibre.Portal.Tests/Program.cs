using Gigafibre.Portal.Tests.Bench;
using Gigafibre.Portal.Tests.Storm;
using Xunit.Runner.InProc.SystemConsole;

// The test runner starts this program for xunit's tests; `dotnet dev.cs bench` and `storm` start it for theirs.
return args switch
{
    ["bench", .. var options] => await BenchCommand.RunAsync(options),
    [WebhookBench.BareEndpoint] => await WebhookBench.RunBareAsync(),
    ["storm", .. var options] => await StormCommand.RunAsync(options),
    _ => await ConsoleRunner.Run(args),
};
