using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Telephony;

public static class TelephonyText
{
    public static readonly Phrase Several = new("{0} clients", "{0} customers");
}
