using Gigafibre.Portal.Features.Help;
using Gigafibre.Portal.Features.Home;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Help;

/// <summary>For everybody; whoever is signed in sees their own requests and goes straight to what they need.</summary>
public sealed class HelpModel(OpenMatters matters, HelpLibrary library, Words words) : PageModel
{
    private const int Most = 8;
    private const int Longest = 200;

    public Visitor? Visitor { get; private set; }

    public IReadOnlyList<Ticket> Tickets { get; private set; } = [];

    /// <summary>What was looked for; null for everything.</summary>
    public string? Asked { get; private set; }

    public IReadOnlyList<HelpArticle> Pages { get; private set; } = [];

    public async Task OnGetAsync(string? q, CancellationToken cancel)
    {
        Visitor = HttpContext.Features.Get<Visitor>();
        Tickets = Visitor is { } visitor ? await matters.ListTicketsAsync(visitor.CustomerId, visitor.Person?.Id, cancel) : [];
        Asked = q?.Trim() is { Length: > 0 } asked ? asked[..Math.Min(asked.Length, Longest)] : null;
        Pages = Asked is null ? library.All(words.Language) : library.Search(Asked, words.Language, Most);
    }
}
