using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Web;

/// <summary>
/// The framework's own lines carry what it was given: addresses with sticker keys and link tokens, form fields with codes and telephones. Below a
/// warning they are never written, whatever the configuration asks for, and no line stands in the scope of its request's address.
/// </summary>
public sealed class QuietLogs : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Lifetime = "Microsoft.Hosting.Lifetime";

    private static readonly string[] Others = ["Microsoft", "System", "Npgsql", "Polly"];

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        var providers = options.Rules.Select(r => r.ProviderName).Append(null).Distinct().ToList();
        foreach (var rule in options.Rules.Where(r => r.LogLevel < LogLevel.Warning && IsOthers(r.CategoryName)).ToList())
        {
            options.Rules.Remove(rule);
        }

        foreach (var provider in providers)
        {
            foreach (var category in Others)
            {
                options.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.Warning, null));
            }

            options.Rules.Add(new LoggerFilterRule(provider, Lifetime, LogLevel.Information, null));

            // This one opens the scope.
            options.Rules.Add(new LoggerFilterRule(provider, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None, null));
        }
    }

    private static bool IsOthers(string? category) => category is not null && Others.Any(o => category.StartsWith(o, StringComparison.OrdinalIgnoreCase));
}
