using System.Net;
using System.Net.Http.Headers;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Operating;

/// <summary>What a request may say of itself, and how much it may bring.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData("127.0.0.1", "198.51.100.7", "198.51.100.7 https")]
    [InlineData("127.0.0.0/8, 203.0.113.9", "198.51.100.7, 203.0.113.9", "198.51.100.7 https")]
    [InlineData("127.0.0.1", "198.51.100.7, 192.0.2.66", "192.0.2.66 https")]
    [InlineData("203.0.113.9", "198.51.100.7", "127.0.0.1 http")]
    [InlineData("", "198.51.100.7", "127.0.0.1 http")]
    public async Task Only_named_proxies_are_believed_about_who_asks(string proxies, string forwarded, string believed)
    {
        var named = Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Maillage:Proxies"] = proxies, ["data"] = Path.GetTempPath() }).Build(), false).Proxies;
        await using var house = await TestHouse.Serve(with: s => s with { Proxies = named }, and: s => s.AddSingleton(Route("/qui", http => Results.Text($"{http.Connection.RemoteIpAddress!.MapToIPv4()} {http.Request.Scheme}"))));
        using var http = new HttpClient { BaseAddress = house.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        Assert.Equal(believed, await http.GetStringAsync("/qui"));
    }

    [Theory]
    [InlineData("Maillage:Proxies", "nginx")]
    [InlineData("Maillage:Instance", "7")]
    [InlineData("Maillage:Instance", "-1")]
    [InlineData("Maillage:Log", "xml")]
    public void A_wrong_setting_is_refused_by_its_name(string name, string value)
    {
        var refused = Assert.Throws<SettingsException>(() => Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [name] = value, ["data"] = Path.GetTempPath() }).Build(), false));
        Assert.StartsWith(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_is_refused_in_plain_words()
    {
        await using var house = await TestHouse.Serve();
        // Asked before the body is sent, as a careful client does, who waits for the answer.
        using var http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(30) }) { BaseAddress = house.Address };
        http.DefaultRequestHeaders.ExpectContinue = true;
        using var body = new ByteArrayContent(new byte[Limits.Body + 1]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");

        using var refused = await http.PostAsync("/connexion", body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains("Cet envoi est trop gros", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_headers_are_refused_before_anything_reads_them()
    {
        await using var house = await TestHouse.Serve();
        using var http = new HttpClient { BaseAddress = house.Address };
        for (var i = 0; i < 80; i++) http.DefaultRequestHeaders.Add($"X-Filler-{i}", "x");

        using var refused = await http.GetAsync("/health/live");

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, refused.StatusCode);
    }

    internal static MappedRoutes Route(string path, Func<HttpContext, IResult> answer) => new(routes => routes.MapGet(path, answer).Open("Un essai."));
}
