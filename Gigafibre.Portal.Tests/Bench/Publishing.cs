using System.Diagnostics;

namespace Gigafibre.Portal.Tests.Bench;

/// <summary>Publishes apps as the Dockerfile does, so that what is measured is what runs.</summary>
internal static class Publishing
{
    private const string FormPage = """
        @page
        @model Bare.Pages.FormModel
        <h1>One form</h1>
        <form method="post">
          <label asp-for="Contact"></label>
          <input asp-for="Contact" />
          <span asp-validation-for="Contact"></span>
          <button>Send</button>
        </form>
        """;

    private const string FormModel = """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        namespace Bare.Pages;

        public class FormModel : PageModel
        {
            [BindProperty]
            public string? Contact { get; set; }

            public void OnGet() { }

            public IActionResult OnPost() => Page();
        }
        """;

    /// <summary>
    /// The app that <c>dotnet new webapp</c> makes, with one page added: a form in the template's layout.
    /// Made afresh, so that it is always the framework's own idea of empty.
    /// </summary>
    public static string NewBareApp(string folder)
    {
        Run("new", "webapp", "-o", folder, "-n", "Bare", "--no-restore");
        File.WriteAllText(Path.Combine(folder, "Pages", "Form.cshtml"), FormPage);
        File.WriteAllText(Path.Combine(folder, "Pages", "Form.cshtml.cs"), FormModel);
        return folder;
    }

    public static string Publish(string project, string folder)
    {
        Run("publish", project, "-c", "Release", "-r", "linux-x64", "--no-self-contained", "-p:PublishReadyToRun=true", "-o", folder, "-v", "quiet", "-nologo");
        return folder;
    }

    private static void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {arguments[0]} failed: {said}");
        }
    }
}
