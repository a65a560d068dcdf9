using System.Net;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity.SignIn;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Identity;

public sealed class CookieTests
{
    [Fact]
    public async Task Over_tls_every_cookie_is_bound_to_the_host_and_never_travels_in_clear()
    {
        await using var house = await TestHouse.Serve(with: s => s with { Public = new Uri("https://maillage.example") });
        await house.Account("Camille Aubrac", Role.Team);
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = house.Address };
        using var page = await http.GetAsync("/connexion");
        var forms = Cookies(page).ToList();
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/connexion")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Input.Email"] = "camille.aubrac@maillage.example",
                ["Input.Password"] = TestHouse.Password,
                ["__RequestVerificationToken"] = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            }),
        };
        asked.Headers.Add("Cookie", string.Join("; ", forms.Select(c => c.Split(';')[0])));
        using var signedIn = await http.SendAsync(asked);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var cookies = (string[])[.. forms, .. Cookies(signedIn)];
        Assert.Contains(cookies, c => c.StartsWith("__Host-maillage=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            var parts = cookie.Split("; ").Skip(1).Select(p => p.ToLowerInvariant()).ToList();
            Assert.Contains("secure", parts);
            Assert.Contains("httponly", parts);
            Assert.Contains("path=/", parts);
            Assert.DoesNotContain(parts, p => p.StartsWith("domain", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task In_clear_on_ones_own_machine_the_same_cookies_have_no_prefix()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, "camille.aubrac@maillage.example");
        Assert.Equal(["maillage", "maillage-form"], camille.Cookies.GetAllCookies().Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_address_that_tries_too_many_passwords_waits_with_a_plain_page()
    {
        await using var house = await TestHouse.Serve(and: s => s.AddSingleton(new SignInLimits(3, TimeSpan.FromHours(1))));
        using var visitor = Visitor.At(house);
        for (var i = 0; i < 4; i++)
        {
            await visitor.Open("/connexion");
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            await visitor.Submit("form", ("Input.Email", $"personne{i}@maillage.example"), ("Input.Password", "pas le bon mot"));
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Assert.Contains("Trop de demandes en peu de temps", visitor.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];
}
