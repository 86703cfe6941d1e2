namespace Gigafibre.Portal.Core;

public sealed class Cookies
{
    public static readonly Cookies Visitor = new("__Host-session", SameSiteMode.Lax, null);
    public static readonly Cookies Staff = new("__Host-staff", SameSiteMode.Lax, null);
    public static readonly Cookies CodeRequest = new("__Host-code", SameSiteMode.Strict, TimeSpan.FromHours(1));
    public static readonly Cookies Passkey = new("__Host-passkey", SameSiteMode.Strict, TimeSpan.FromMinutes(5));
    public static readonly Cookies Known = new("__Host-known", SameSiteMode.Lax, TimeSpan.FromDays(90));
    public static readonly Cookies PayLink = new("__Host-pay", SameSiteMode.Lax, TimeSpan.FromHours(12));
    public static readonly Cookies PaidHere = new("__Host-paid", SameSiteMode.Lax, TimeSpan.FromHours(12));
    public static readonly Cookies Back = new("__Host-back", SameSiteMode.Lax, TimeSpan.FromMinutes(20));
    public static readonly Cookies Language = new("__Host-lang", SameSiteMode.Lax, TimeSpan.FromDays(365));

    private readonly string _name;
    private readonly SameSiteMode _sameSite;
    private readonly TimeSpan? _life;

    private Cookies(string name, SameSiteMode sameSite, TimeSpan? life) => (_name, _sameSite, _life) = (name, sameSite, life);

    public string? Read(HttpRequest request) => request.Cookies[_name];

    public void Write(HttpResponse response, string value) => response.Cookies.Append(_name, value, Options());

    public void Clear(HttpResponse response) => response.Cookies.Delete(_name, Options());

    /// <summary>
    /// A customer signed out: the browser forgets what it kept of the pages. The language stays. Not for the staff: a technician's list and photographs wait there to be sent.
    /// </summary>
    public static void Forget(HttpResponse response) => response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";

    private CookieOptions Options() => new() { Secure = true, HttpOnly = true, SameSite = _sameSite, Path = "/", MaxAge = _life, IsEssential = true };
}
