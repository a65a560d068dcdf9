using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Operating;

/// <summary>What every answer tells the browser, pages, files and faults alike.</summary>
public sealed class SecurityHeadersTests
{
    private static readonly string[] Paths = ["/connexion", "/css/base.css", "/js/app.js", "/n-existe-pas", "/api/v1/people", "/health/live", "/css/"];

    [Fact]
    public async Task Every_answer_carries_the_same_guards()
    {
        await using var house = await TestHouse.Serve(with: s => s with { Public = new Uri("https://maillage.example") });
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = house.Address };
        foreach (var path in Paths)
        {
            using var answer = await http.GetAsync(path);
            string One(string name) => Assert.Single(answer.Headers.TryGetValues(name, out var all) ? all : answer.Content.Headers.GetValues(name));

            var policy = One("Content-Security-Policy");
            foreach (var directive in (string[])["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'self'"]) Assert.Contains(directive, policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", One("X-Content-Type-Options"));
            Assert.Equal("max-age=31536000; includeSubDomains", One("Strict-Transport-Security"));
            Assert.Equal("same-origin", One("Cross-Origin-Opener-Policy"));
            Assert.Equal("same-origin", One("Referrer-Policy"));
            Assert.Matches("no-cache|no-store", One("Cache-Control"));
            Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase) || h.Key == "Server");
            if (answer.Content.Headers.ContentType is { } type && type.MediaType!.StartsWith("text/", StringComparison.Ordinal)) Assert.Equal("utf-8", type.CharSet);
        }
    }

    [Fact]
    public async Task A_folder_is_not_listed_and_trace_is_not_answered()
    {
        await using var house = await TestHouse.Serve();
        using var http = new HttpClient { BaseAddress = house.Address };
        using (var folder = await http.GetAsync("/css/")) Assert.Equal(HttpStatusCode.NotFound, folder.StatusCode);
        using var asked = new HttpRequestMessage(HttpMethod.Trace, "/connexion");
        using var trace = await http.SendAsync(asked);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, trace.StatusCode);
    }

    [Fact]
    public async Task A_form_made_elsewhere_does_nothing()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        Assert.Equal(HttpStatusCode.BadRequest, await camille.Send("/compte?handler=Rename", [KeyValuePair.Create("Profile.DisplayName", "Autre nom")]));
        Assert.Equal(HttpStatusCode.BadRequest, await camille.Send("/deconnexion", []));
        await camille.Open("/compte");
        Assert.Equal("/compte", camille.Path);
        Assert.DoesNotContain("Autre nom", camille.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_has_the_browser_forget_what_it_kept()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        await camille.Open("/compte");
        var token = camille.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var quiet = new HttpClient(new HttpClientHandler { CookieContainer = camille.Cookies, AllowAutoRedirect = false }) { BaseAddress = house.Address };
        using var left = await quiet.PostAsync("/deconnexion", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(left.Headers.GetValues("Clear-Site-Data")));
    }

    [Fact]
    public async Task Each_cookie_says_where_it_may_come_from_and_looks_are_bound_to_the_host()
    {
        await using var house = await TestHouse.Serve(with: s => s with { Public = new Uri("https://maillage.example") });
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = house.Address };
        using var page = await http.GetAsync("/connexion");
        Assert.All(page.Headers.GetValues("Set-Cookie"), c => Assert.Matches("samesite=(lax|strict)", c));
    }
}
