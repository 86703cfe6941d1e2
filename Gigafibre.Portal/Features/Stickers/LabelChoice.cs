using System.Globalization;

namespace Gigafibre.Portal.Features.Stickers;

public sealed class LabelChoice
{
    public string Template { get; set; } = LabelTemplate.All[0].Key;

    public int Start { get; set; } = 1;

    public double PageWidth { get; set; } = 100;

    public double PageHeight { get; set; } = 150;

    public double Width { get; set; } = 50;

    public double Height { get; set; } = 30;

    public int Columns { get; set; } = 2;

    public int Rows { get; set; } = 5;

    public double Left { get; set; }

    public double Top { get; set; }

    public double PitchX { get; set; } = 50;

    public double PitchY { get; set; } = 30;

    public LabelTemplate? Find()
    {
        var template = Template == LabelTemplate.CustomKey
            ? new LabelTemplate(LabelTemplate.CustomKey, "", PageWidth, PageHeight, Width, Height, Columns, Rows, Left, Top, PitchX, PitchY)
            : LabelTemplate.All.SingleOrDefault(t => t.Key == Template);
        return template is not null && new LabelTemplateValidator().Validate(template).IsValid && Start >= 1 && Start <= template.PerPage ? template : null;
    }

    public QueryString ToQuery()
    {
        KeyValuePair<string, string?>[] query = [new("template", Template), new("start", Text(Start))];
        return QueryString.Create(Template != LabelTemplate.CustomKey ? query :
        [
            .. query,
            new("pageWidth", Text(PageWidth)), new("pageHeight", Text(PageHeight)), new("width", Text(Width)), new("height", Text(Height)), new("columns", Text(Columns)),
            new("rows", Text(Rows)), new("left", Text(Left)), new("top", Text(Top)), new("pitchX", Text(PitchX)), new("pitchY", Text(PitchY)),
        ]);
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
