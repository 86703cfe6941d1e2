using System.Runtime.CompilerServices;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Web;

public sealed class StopTests(Outside outside)
{
    [Fact]
    public async Task A_portal_that_has_stopped_leaves_nothing_behind()
    {
        var stopped = await RunAsync();
        for (var i = 0; i < 20 && stopped.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(100);
        }

        Assert.False(stopped.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> RunAsync()
    {
        await using var app = await PortalApp.StartAsync(outside);
        using var browser = app.NewBrowser();
        await app.SignInAsync(browser, SignInDriver.Scene("bonne"));
        return new WeakReference(app.Services);
    }
}
