using Gigafibre.Portal.Tests.Bench;
using Xunit.Runner.InProc.SystemConsole;

// The test runner starts this program for xunit's tests; `dotnet dev.cs bench` starts it to measure.
return args is ["bench", .. var options] ? await BenchCommand.RunAsync(options) : await ConsoleRunner.Run(args);
