using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Gigafibre.Portal.Web;

public sealed class PartialRenderer(IRazorViewEngine views, ITempDataProvider tempData)
{
    public async Task<string> RenderAsync<TModel>(HttpContext http, string path, TModel model)
    {
        var view = views.GetView(null, path, isMainPage: false).EnsureSuccessful(null).View!;
        var action = new ActionContext(http, http.GetRouteData(), new ActionDescriptor());
        await using var text = new StringWriter();
        var data = new ViewDataDictionary<TModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await view.RenderAsync(new ViewContext(action, view, data, new TempDataDictionary(http, tempData), text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
