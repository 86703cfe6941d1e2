namespace Gigafibre.Portal.Features.Help;

public sealed class HelpOptions
{
    public const string Section = "Help";

    /// <summary>Where the help pages stand, for an owner who edits them without a new image; the ones that came with the portal when it is empty.</summary>
    public string? Folder { get; set; }
}
