namespace Gigafibre.Portal.Features.LineChanges;

public sealed class LineOptions
{
    public const string Section = "Lines";

    /// <summary>A large file that modems download to measure their line (TR-143). Left out: that test is not offered.</summary>
    public Uri? SpeedTestUrl { get; set; }

    /// <summary>Where modems put what they send to measure the other way (TR-143). Left out: they measure down only.</summary>
    public Uri? SpeedUploadUrl { get; set; }
}
