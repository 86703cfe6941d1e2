namespace Gigafibre.Portal.Features.Stickers;

/// <summary>Where labels sit on a page. Everything in millimetres; a roll is a page of one label.</summary>
/// <param name="Left">From the page's left edge to the first label's.</param>
/// <param name="PitchX">From one label's left edge to the next one's.</param>
public sealed record LabelTemplate(
    string Key, string Name, double PageWidth, double PageHeight, double Width, double Height, int Columns, int Rows, double Left, double Top, double PitchX, double PitchY)
{
    public const string CustomKey = "custom";

    public static readonly IReadOnlyList<LabelTemplate> All =
    [
        Roll(25, 25),
        Roll(50, 25),
        Roll(62, 29),
        new("avery5160", "Avery 5160 (66,7 × 25,4 mm, 30)", 215.9, 279.4, 66.675, 25.4, 3, 10, 4.7625, 12.7, 69.85, 25.4),
        new("avery5163", "Avery 5163 (101,6 × 50,8 mm, 10)", 215.9, 279.4, 101.6, 50.8, 2, 5, 3.96875, 12.7, 106.3625, 50.8),
        new("l7160", "Avery L7160 (63,5 × 38,1 mm, 21)", 210, 297, 63.5, 38.1, 3, 7, 7.21, 15.15, 66.04, 38.1),
    ];

    public int PerPage => Columns * Rows;

    public static LabelTemplate Roll(double width, double height) =>
        new(FormattableString.Invariant($"{width}x{height}"), FormattableString.Invariant($"{width} × {height} mm"), width, height, width, height, 1, 1, 0, 0, width, height);

    public (double X, double Y) At(int place) => (Left + (place % Columns * PitchX), Top + (place / Columns * PitchY));
}
