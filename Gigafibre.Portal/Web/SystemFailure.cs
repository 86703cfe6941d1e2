using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Web;

/// <summary>How a system failed last, in words.</summary>
public static class SystemFailure
{
    private static readonly Phrase Status = new("réponse {0}", "answer {0}");
    private static readonly Phrase NoConnection = new("pas de connexion", "no connection");
    private static readonly Phrase TooSlow = new("pas de réponse à temps", "no answer in time");

    public static Phrase OfStatus(int status) => Status.With(status);

    public static Phrase Of(Exception e) => e is HttpRequestException ? NoConnection : TooSlow;
}
