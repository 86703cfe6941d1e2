using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;

namespace Gigafibre.Portal.Text;

public static class TextServices
{
    public static IServiceCollection AddText(this IServiceCollection services) =>

        // French is written as French, not as character references.
        services.AddScoped<Words>().Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
}
