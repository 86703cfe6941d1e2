using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>What else ends when a way to pay is taken out; said before it is.</summary>
public interface IMethodConsequence
{
    Task<Phrase?> OfRemovingAsync(SavedMethod method, CancellationToken cancel);
}
