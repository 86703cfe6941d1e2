using System.Text.Json;
using Microsoft.Playwright;

namespace Gigafibre.Portal.Integrations.ModemBridge;

/// <summary>One visit to a modem's page: in, ask, out. The page's own script does all the cryptography.</summary>
/// <param name="step">The longest that the page may take over one thing.</param>
/// <param name="rest">How long the modem is left alone after a wrong password.</param>
internal sealed class ModemVisit(IBrowserContext context, Uri url, MacAddress mac, TimeSpan step, TimeSpan rest)
{
    private const string LoggedIn = "#topReboot";
    private IPage _page = null!;

    /// <summary>The log-in was begun: whatever happens, there may be a session to end.</summary>
    public bool MayBeInside { get; private set; }

    /// <summary>Opens the page; nothing but the modem itself may be asked for.</summary>
    public async Task OpenAsync()
    {
        // The context's proxy is the fence; this keeps what the page itself asks for from even trying.
        await context.RouteAsync("**/*", route => IsModem(route.Request.Url) ? route.ContinueAsync() : route.AbortAsync()).ConfigureAwait(false);
        _page = await context.NewPageAsync().ConfigureAwait(false);
        _page.SetDefaultTimeout((float)step.TotalMilliseconds);
        try
        {
            await _page.GotoAsync(url.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded }).ConfigureAwait(false);
        }
        catch (PlaywrightException e) when (e.Message.Contains("net::ERR", StringComparison.Ordinal))
        {
            throw new ModemPageException(PageTrouble.Unreachable, inner: e);
        }
    }

    public Task<bool> IsLoggedInAsync() => _page.Locator(LoggedIn).IsVisibleAsync();

    public async Task LogInAsync(string password)
    {
        // Looked at before trying: an attempt at a locked door prolongs the lock.
        if (await _page.EvaluateAsync<int>("() => Number(window.forbidFlag ?? 0)").ConfigureAwait(false) != 0)
        {
            throw new ModemPageException(PageTrouble.Locked, TimeSpan.FromSeconds(await _page.EvaluateAsync<int>("() => Number(window.forbidTime || 300)").ConfigureAwait(false)));
        }

        if (await _page.EvaluateAsync<bool>(
            "async () => (await (await fetch(new URL('cgi/getBusy', location.href), { method: 'POST' })).text()).includes('isLogined=1')").ConfigureAwait(false))
        {
            throw new ModemPageException(PageTrouble.Busy);
        }

        await _page.Locator("#pc-login-password").FillAsync(password).ConfigureAwait(false);
        MayBeInside = true;
        await _page.Locator("#pc-login-btn").ClickAsync().ConfigureAwait(false);
        await _page.Locator($"{LoggedIn}:visible, .error-tips-content:visible, #confirm-yes:visible").First.WaitForAsync().ConfigureAwait(false);
        if (await _page.Locator("#confirm-yes").IsVisibleAsync().ConfigureAwait(false))
        {
            // Somebody came in between; pressing on would throw them out, and logging out is not ours.
            MayBeInside = false;
            throw new ModemPageException(PageTrouble.Busy);
        }

        if (!await IsLoggedInAsync().ConfigureAwait(false))
        {
            MayBeInside = false;
            throw new ModemPageException(PageTrouble.WrongPassword, rest);
        }
    }

    /// <summary>Addresses move from modem to modem: the one behind this must say that it is the one we mean.</summary>
    public async Task CheckIdentityAsync()
    {
        var rows = await ReadAsync(ModemPart.Ports).ConfigureAwait(false) ?? [];
        if (!rows.Any(r => MacAddress.TryParse(r.GetValueOrDefault("MACAddress"), out var own) && own == mac))
        {
            throw new ModemPageException(PageTrouble.WrongModem);
        }
    }

    /// <summary>The rows of a part; null when this firmware has no such list.</summary>
    public Task<IReadOnlyList<Dictionary<string, string>>?> ReadAsync(ModemPart part) =>
        AskAsync(PageRead.All[part].Call, PageRead.All[part].Oid, PageRead.All[part].Attributes, null);

    public Task ActAsync(string oid, string? stack) => AskAsync("op", oid, [], stack);

    /// <summary>Drops the internet session and takes it up again, both from within the page: once it is dropped, nothing more may be on its way.</summary>
    public async Task ReconnectAsync(string stack)
    {
        bool done;
        try
        {
            done = await _page.EvaluateAsync<bool>(
                """
                ([stack, ms]) => {
                  const act = (oid) => new Promise((resolve) => {
                    const timer = setTimeout(() => resolve(false), ms);
                    const end = (done) => { clearTimeout(timer); resolve(done); };
                    $.dm.op({ oid, data: { stack }, callback: { success: () => end(true), fail: () => end(false), error: () => end(false) } });
                  });
                  return act('ACT_PPP_DISCONN').then(() => act('ACT_PPP_CONN')).then((done) => done || act('ACT_PPP_CONN'));
                }
                """, new object[] { stack, step.TotalMilliseconds / 3 }).ConfigureAwait(false);
        }
        catch (PlaywrightException e)
        {
            // The browser died, with the session dropped perhaps.
            throw new ModemPageException(PageTrouble.Timeout, inner: e);
        }

        if (!done)
        {
            // It may have happened all the same.
            throw new ModemPageException(PageTrouble.Timeout);
        }
    }

    public async Task LogOutAsync()
    {
        try
        {
            await AskAsync("cgi", "/cgi/logout", [], null).ConfigureAwait(false);
        }
        catch (ModemPageException e) when (e.Trouble == PageTrouble.SessionLost)
        {
            // Already out.
        }
    }

    private async Task<IReadOnlyList<Dictionary<string, string>>?> AskAsync(string call, string oid, string[] names, string? stack)
    {
        var text = await _page.EvaluateAsync<string>(PageRead.Script, new object?[] { call, oid, names, stack, step.TotalMilliseconds }).ConfigureAwait(false);
        var answer = JsonSerializer.Deserialize<PageAnswer>(text, JsonSerializerOptions.Web)!;
        return answer switch
        {
            { Rows: { } rows } => rows,
            { Code: 9000 or 9003 or 9804 or 9805 or 71011 } => null,
            { Code: not null } => throw new ModemPageException(PageTrouble.Refused),
            { Error: "timeout" } => throw new ModemPageException(PageTrouble.Timeout),
            _ => throw new ModemPageException(PageTrouble.SessionLost),
        };
    }

    private bool IsModem(string requested) => Uri.TryCreate(requested, UriKind.Absolute, out var asked) && asked.Authority == url.Authority && asked.Scheme == url.Scheme;

    private sealed record PageAnswer(List<Dictionary<string, string>>? Rows, int? Code, string? Error);
}
