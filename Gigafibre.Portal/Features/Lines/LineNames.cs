using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>Every name that we know one line under.</summary>
/// <param name="Modem">What our index holds of it; null when it has never heard of it.</param>
/// <param name="Ont">The row of an OLT that it hangs on; null when no walk has seen it.</param>
public sealed record LineNames(MacAddress? Mac, string? Serial, ModemRecord? Modem, OntRecord? Ont);
