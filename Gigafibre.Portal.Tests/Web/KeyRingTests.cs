using Gigafibre.Portal.Core;
using Gigafibre.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gigafibre.Portal.Tests.Web;

/// <summary>What is sealed in the database opens with a certificate that is not in it, and with no other.</summary>
public sealed class KeyRingTests(Outside outside) : DatabaseTests(outside, null)
{
    [Fact]
    public async Task The_database_alone_opens_nothing_and_one_certificate_follows_another()
    {
        var (old, next, world, database) = (KeyRingFile.New(), KeyRingFile.New(), Outside.NewWorld(), await NewLastingDatabaseAsync());
        string sealedText;
        await using (var app = await StartOnAsync(database, world, new TestClock(), new() { ["KeyRing:Certificates:0"] = old }))
        {
            sealedText = app.Services.GetRequiredService<Secrets>().Seal("+15145550101");
            var key = Assert.Single(await app.WithDbAsync(db => db.DataProtectionKeys.ToListAsync()));
            Assert.Contains("<EncryptedData", key.Xml, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", key.Xml, StringComparison.Ordinal);
        }

        await using (var app = await StartOnAsync(database, world, new TestClock(), new() { ["KeyRing:Certificates:0"] = next, ["KeyRing:Certificates:1"] = old }))
        {
            Assert.Equal("+15145550101", app.Services.GetRequiredService<Secrets>().Open(sealedText));
        }

        await using (var app = await StartOnAsync(database, world, new TestClock(), new() { ["KeyRing:Certificates:0"] = KeyRingFile.New() }))
        {
            Assert.ThrowsAny<Exception>(() => app.Services.GetRequiredService<Secrets>().Open(sealedText));
        }
    }

    [Theory]
    [InlineData("/nowhere/key-ring.pem")]
    [InlineData("/etc/hostname")]
    public async Task A_file_that_is_none_stops_the_start(string path)
    {
        var error = await Assert.ThrowsAsync<SettingsException>(() => StartAsync(new() { ["KeyRing:Certificates:0"] = path }));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }
}
