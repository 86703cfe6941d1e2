using Gigafibre.Portal.Data;
using Gigafibre.Portal.Tests.Support;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Xunit;

namespace Gigafibre.Portal.Tests.Web;

/// <summary>What the hub's server may call, as a file that it can generate a client from.</summary>
public sealed class OpenApiTests(Outside outside)
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "wire", "openapi.json");

    [Fact]
    public async Task The_contract_on_file_is_what_the_portal_speaks()
    {
        await using var app = await PortalApp.StartAsync(outside, DatabaseProvider.Sqlite, null, also: services => services.AddOpenApi(Describe));
        await using var scope = app.Services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync(TestContext.Current.CancellationToken);
        var spoken = (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") + "\n";
        var written = System.IO.File.Exists(File) ? (await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") : "";
        if (written != spoken)
        {
            await System.IO.File.WriteAllTextAsync(File, spoken, TestContext.Current.CancellationToken);
            Assert.Fail("docs/wire/openapi.json was not what the portal speaks. It is written anew: read the difference, tell the hub, commit it.");
        }
    }

    private static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = call => call.RelativePath is { } path
            && (path.StartsWith("ops/", StringComparison.Ordinal) || path.StartsWith("devices/", StringComparison.Ordinal));
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Gigafibre Portal, for the hub's server", Version = "1" };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.AddComponent<IOpenApiSecurityScheme>("OpsToken", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A token of Ops:Tokens"
            });
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("OpsToken", document)] = [] }];
            return Task.CompletedTask;
        });
    }
}
