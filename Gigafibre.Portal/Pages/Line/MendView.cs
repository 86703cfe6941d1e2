using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Mending;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>What can be done to a modem, and what is being done, as the customer and the desk see it.</summary>
/// <param name="Change">The one under way, or the last.</param>
/// <param name="Base">Where the forms go.</param>
/// <param name="Typed">What was refused, to be corrected.</param>
public sealed record MendView(LineChange? Change, Offers Offers, string Base, Phrase? Error, WifiForm? Typed)
{
    public bool IsUnderWay => Change is { IsOpen: true };

    /// <summary>The error is about the Wi-Fi form, which says it itself.</summary>
    public bool ErrorIsInForm => this is { IsUnderWay: false, Typed: not null, Offers.Networks.Count: > 0 };

    public string To(string handler) => $"{Base}?handler={handler}";
}

/// <summary>One network in the Wi-Fi form: where its name stands in the modem, and the name that is wanted.</summary>
public sealed class NetworkInput
{
    public string? Path { get; set; }

    public string? Name { get; set; }
}

/// <summary>The Wi-Fi form as a browser sends it.</summary>
public sealed class WifiInput
{
    public IList<NetworkInput> Networks { get; set; } = [];

    public string? NewKey { get; set; }

    public string? CurrentKey { get; set; }

    public WifiForm ToForm() => new()
    {
        Names = Networks.Where(n => n.Path is not null).DistinctBy(n => n.Path).ToDictionary(n => n.Path!, n => n.Name),
        NewKey = NewKey,
        CurrentKey = CurrentKey,
    };
}
