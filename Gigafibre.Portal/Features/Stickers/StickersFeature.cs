using Gigafibre.Portal.Core;

namespace Gigafibre.Portal.Features.Stickers;

public static class StickersFeature
{
    public static IServiceCollection AddStickers(this IServiceCollection services)
    {
        services.AddSettings<StickerOptions>(StickerOptions.Section);
        services.AddScoped<StickerKeys>().AddScoped<StickerList>().AddScoped<StickerService>().AddScoped<FieldService>().AddScoped<FieldSight>();
        return services;
    }
}
