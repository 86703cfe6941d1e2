using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Core;

public static partial class Settings
{
    private const string Book = "docs/configuration.md says what it may be.";

    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddSingleton(new SettingsSection(section));
        services.AddSingleton<IValidateOptions<T>>(new Validator<T>(section));
        services.AddOptions<T>().Configure<IConfiguration>((options, configuration) => Read(configuration.GetSection(section), options)).ValidateOnStart();
        return services;
    }

    public static void Read(IConfigurationSection section, object into)
    {
        try
        {
            Empty(section, into);
            section.Bind(into);
        }
        catch (InvalidOperationException e)
        {
            // The binder names the key and the kind; the value itself may be a secret.
            var (key, kind) = Unreadable().Match(e.Message) is { Success: true } m ? (m.Groups[1].Value, Kind(m.Groups[2].Value)) : (section.Path, "what is expected there");
            throw new SettingsException($"{key} cannot be read: it is not {kind}. {Book}", e);
        }
    }

    /// <summary>A list that is set stands in the place of the usual one; the binder would add to it.</summary>
    private static void Empty(IConfigurationSection section, object options)
    {
        foreach (var property in options.GetType().GetProperties().Where(p => p.CanWrite && p.GetIndexParameters().Length == 0))
        {
            var set = section.GetSection(property.Name);
            if (property.PropertyType.IsArray && set.GetChildren().Any())
            {
                property.SetValue(options, Array.CreateInstance(property.PropertyType.GetElementType()!, 0));
            }
            else if (property.PropertyType is { IsClass: true, IsArray: false } type && type.Assembly == options.GetType().Assembly && property.GetValue(options) is { } inner)
            {
                Empty(set, inner);
            }
        }
    }

    /// <summary>Everything that is wrong, a line each. Throws <see cref="SettingsException"/>.</summary>
    public static void CheckSettings(this IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception e) when (e is OptionsValidationException or AggregateException)
        {
            var failures = (e as AggregateException)?.InnerExceptions.OfType<OptionsValidationException>() ?? [(OptionsValidationException)e];
            throw new SettingsException(string.Join(Environment.NewLine, failures.SelectMany(f => f.Failures)), e);
        }
    }

    private static string Kind(string type) => type[(type.LastIndexOf('.') + 1)..] switch
    {
        "Boolean" => "true or false",
        "Int32" or "Int64" => "a whole number",
        "Decimal" or "Double" => "a number",
        "Uri" => "an address",
        _ => "one of the values it may have",
    };

    [GeneratedRegex(@"at '([^']+)' to type '([^']+)'")]
    private static partial Regex Unreadable();

    private sealed class Validator<T>(string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var faults = Faults(section, options).ToList();
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }

    private static IEnumerable<string> Faults(string path, object options)
    {
        var faults = new List<string>();
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            var (key, value) = ($"{path}:{property.Name}", property.GetValue(options));
            var context = new ValidationContext(options) { MemberName = property.Name, DisplayName = key };
            faults.AddRange(property.GetCustomAttributes<ValidationAttribute>().Where(a => a.GetValidationResult(value, context) != ValidationResult.Success)
                .Select(a => Words(a, key)));
            faults.AddRange(Blank(value).Select(entry => $"{key}:{entry} is empty: fill it in, or leave it out. {Book}"));
            if (value is Uri { IsAbsoluteUri: false } or Uri { Scheme: not ("http" or "https") })
            {
                faults.Add($"{key} must be a whole address that begins with https:// (or http://). {Book}");
            }
            else if (value is not null && property.PropertyType.IsClass && property.PropertyType.Namespace!.StartsWith(nameof(Gigafibre), StringComparison.Ordinal))
            {
                faults.AddRange(Faults(key, value));
            }
        }

        return faults.Count == 0 && options is IValidatableObject whole ? whole.Validate(new ValidationContext(options)).Select(r => r.ErrorMessage!) : faults;
    }

    /// <summary>An empty secret among several would be one that everybody knows.</summary>
    private static IEnumerable<string> Blank(object? value) => value switch
    {
        IEnumerable<KeyValuePair<string, string?>> named => named.Where(e => string.IsNullOrWhiteSpace(e.Value)).Select(e => e.Key),
        IEnumerable<string?> list => list.Select((e, at) => (e, at)).Where(x => string.IsNullOrWhiteSpace(x.e)).Select(x => x.at.ToString(CultureInfo.InvariantCulture)),
        _ => [],
    };

    private static string Words(ValidationAttribute rule, string key) => rule switch
    {
        RequiredAttribute => $"{key} is missing: set it, for example as the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}. {Book}",
        MinLengthAttribute { Length: > 1 } least => $"{key} is too short: at least {least.Length} characters. {Book}",
        MinLengthAttribute => $"{key} is empty: name at least one. {Book}",
        RangeAttribute range => $"{key} must be between {range.Minimum} and {range.Maximum}. {Book}",
        _ => $"{key}: {rule.FormatErrorMessage(key)} {Book}",
    };
}

public sealed record SettingsSection(string Name);
