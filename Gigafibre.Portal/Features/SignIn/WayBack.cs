using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>The page that somebody asked for before they had signed in, kept in their browser for some minutes.</summary>
public static class WayBack
{
    private const int Longest = 300;

    /// <summary>The page; for what was sent to it, or what it fetches by itself, the page that it stands on. False when nothing was kept.</summary>
    public static bool Note(HttpContext context)
    {
        var request = context.Request;
        var isPage = HttpMethods.IsGet(request.Method) && !request.Query.ContainsKey("handler");
        var asked = request.Path.ToUriComponent() + (isPage ? request.QueryString.ToUriComponent() : "");
        if (!IsOurs(asked))
        {
            return false;
        }

        Cookies.Back.Write(context.Response, asked);
        return true;
    }

    /// <summary>To the choice of a modem, and from there back to what was asked for.</summary>
    public static string ByModems(HttpContext context)
    {
        Note(context);
        return Links.Modems;
    }

    /// <summary>Where to go now that somebody signed in, or chose; <paramref name="otherwise"/> when they came for nothing in particular. Asked once.</summary>
    public static string Take(HttpContext context, string otherwise)
    {
        if (Cookies.Back.Read(context.Request) is not { } kept)
        {
            return otherwise;
        }

        Cookies.Back.Clear(context.Response);
        return IsOurs(kept) ? kept : otherwise;
    }

    /// <summary>A path of this site as it stands in an address, and nothing that a browser could take for another one.</summary>
    private static bool IsOurs(string path) =>
        path.Length is > 1 and < Longest && path[0] == '/' && path[1] != '/' && path.All(c => c is > ' ' and < (char)127 and not '\\');
}
