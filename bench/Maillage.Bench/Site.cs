using System.Net;
using System.Text.RegularExpressions;
using Maillage.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Maillage.Bench;

/// <summary>Someone signed in.</summary>
public sealed record Visit(HttpClient Http, CookieContainer Cookies) : IDisposable
{
    /// <summary>What their browser says of them at each request.</summary>
    public string Cookie => Cookies.GetCookieHeader(Http.BaseAddress!);

    public void Dispose() => Http.Dispose();
}

/// <summary>A house served on a port of its own, and who visits it.</summary>
public static partial class Site
{
    public static async Task<WebApplication> Serve(BenchHouse house)
    {
        var builder = App.NewBuilder([]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = App.Build(builder, house.Settings, house.Time);
        await app.StartAsync();
        return app;
    }

    /// <summary>Someone of the team, signed in.</summary>
    public static async Task<Visit> SignedIn(WebApplication site)
    {
        var cookies = new CookieContainer();
        var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Urls.First()) };
        var form = await http.GetStringAsync("/connexion");
        using var answer = await http.PostAsync("/connexion", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.Email"] = BenchHouse.Email,
            ["Input.Password"] = BenchHouse.Password,
            ["__RequestVerificationToken"] = TokenOf(form),
        }));
        return answer.StatusCode == HttpStatusCode.Redirect ? new(http, cookies) : throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
    }

    /// <summary>The token that a form sends back.</summary>
    public static string TokenOf(string form) => Token().Match(form).Groups[1].Value;

    /// <summary>The version of the record that a form shows.</summary>
    public static int VersionOf(string form) => int.Parse(Version().Match(form).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("""name="Input.Version"[^>]*value="([0-9]+)""")]
    private static partial Regex Version();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
