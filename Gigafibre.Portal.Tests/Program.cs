using Gigafibre.Portal.Tests.Abuse;
using Gigafibre.Portal.Tests.Bench;
using Gigafibre.Portal.Tests.Demo;
using Gigafibre.Portal.Tests.Storm;
using Xunit.Runner.InProc.SystemConsole;

// The test runner starts this program for xunit's tests; `dotnet dev.cs bench`, `storm`, `abuse` and `up` start it for theirs.
return args switch
{
    ["bench", .. var options] => await BenchCommand.RunAsync(options),
    [WebhookBench.BareEndpoint] => await WebhookBench.RunBareAsync(),
    ["abuse"] => await AbuseCommand.RunAsync(),
    [StormNode.Command] => await StormNode.RunAsync(),
    ["storm", .. var options] => await StormCommand.RunAsync(options),
    ["demo", var portal, var world, var connection] => await DemoPast.RunAsync(portal, world, connection),
    _ => await ConsoleRunner.Run(args),
};
