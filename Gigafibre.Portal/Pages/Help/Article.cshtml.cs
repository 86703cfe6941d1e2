using Gigafibre.Portal.Features.Help;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Help;

/// <summary>A help page, for everybody.</summary>
public sealed class ArticleModel(HelpLibrary library, Words words) : PageModel
{
    public HelpArticle Article { get; private set; } = null!;

    public IActionResult OnGet(string slug)
    {
        if (library.Find(slug, words.Language) is not { } found)
        {
            return NotFound();
        }

        Article = found;
        return Page();
    }
}
