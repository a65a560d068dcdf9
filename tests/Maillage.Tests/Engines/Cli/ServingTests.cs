using Maillage.Cli;
using Maillage.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Cli;

public sealed class ServingTests
{
    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/lien/abc")]
    [InlineData("http://127.0.0.1:5099", "http://127.0.0.1:5099/lien/abc")]
    [InlineData("http://*:8080", "http://localhost:8080/lien/abc")]
    [InlineData("http://0.0.0.0:8080;https://[::]:8443", "http://localhost:8080/lien/abc")]
    [InlineData("http://192.168.1.20", "http://192.168.1.20/lien/abc")]
    [InlineData("http://127.0.0.1:0", "http://localhost:5080/lien/abc")]
    public async Task Links_begin_with_the_address_served(string urls, string link)
    {
        await using var app = Built(urls, new Settings(Directory.CreateTempSubdirectory("maillage-urls-").FullName, null, Demo: false));
        Assert.Equal(link, app.Services.GetRequiredService<Settings>().Absolute("/lien/abc"));
    }

    [Fact]
    public async Task An_address_the_operator_gave_is_kept()
    {
        await using var app = Built("http://127.0.0.1:5099", new Settings(Directory.CreateTempSubdirectory("maillage-urls-").FullName, null, Demo: true) { Public = new("https://maillage.exemple.coop") });
        Assert.Equal("https://maillage.exemple.coop/lien/abc", app.Services.GetRequiredService<Settings>().Absolute("/lien/abc"));
    }

    [Theory]
    [InlineData("http://*:8080")]
    [InlineData("http://localhost:5080;http://192.168.1.20")]
    public void A_demonstration_is_served_to_its_machine_alone(string urls) =>
        Assert.Contains("cette machine seule", Assert.Throws<SettingsException>(() => Built(urls, new Settings(Path.GetTempPath(), null, Demo: true))).Message, StringComparison.Ordinal);

    private static Microsoft.AspNetCore.Builder.WebApplication Built(string urls, Settings settings) => Serving.Build(new Options("demo", ["--urls", urls], ["urls"]), settings, TimeProvider.System);
}
