using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>The page that somebody asked for before they had signed in, kept in their browser for some minutes.</summary>
public static class WayBack
{
    private const int Longest = 300;

    /// <summary>Pages only: not what a page fetches by itself, and not what was sent.</summary>
    public static void Note(HttpContext context)
    {
        var asked = context.Request.Path.Value + context.Request.QueryString.Value;
        if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Query.ContainsKey("handler") && IsOurs(asked))
        {
            Cookies.Back.Write(context.Response, Uri.EscapeDataString(asked));
        }
    }

    /// <summary>Where to go now that somebody signed in; <paramref name="otherwise"/> when they came for nothing in particular. Asked once.</summary>
    public static string Take(HttpContext context, string otherwise)
    {
        if (Cookies.Back.Read(context.Request) is not { Length: > 0 } kept)
        {
            return otherwise;
        }

        Cookies.Back.Clear(context.Response);
        var back = Uri.UnescapeDataString(kept);
        return IsOurs(back) ? back : otherwise;
    }

    /// <summary>A path of this site, and nothing that a browser could take for another one.</summary>
    private static bool IsOurs(string path) => path.Length is > 1 and < Longest && path[0] == '/' && path[1] is not ('/' or '\\')
        && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl);
}
