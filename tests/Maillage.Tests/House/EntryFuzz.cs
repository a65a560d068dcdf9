using System.Net;
using System.Text;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Applications;
using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.House;

/// <summary>
/// Hostile input where nobody is signed in: the door and its second step, what links by mail open, what customers open by theirs, and what applications ask
/// by OpenID Connect. A link serves once: after some cases, others are made.
/// </summary>
internal sealed class EntryFuzz : IDisposable
{
    private const int CasesOfALink = 80;
    private const string Back = "https://fichiers.essai.example/code";

    private readonly DemoHouse house;
    private readonly IReadOnlyList<string> routes;
    private readonly IReadOnlyList<string> hostile;
    private readonly HttpClient signedIn;
    private readonly NewSecret application;
    private readonly string clientId;
    private readonly HashSet<string> reached = [];

    private Visitor nobody = null!;
    private HttpClient http = null!;
    private List<string> addresses = [];
    private List<FoundForm> forms = [];
    private string token = "";
    private int cases, turns;

    private EntryFuzz(DemoHouse house, IReadOnlyList<string> routes, Visitor visitor, NewSecret application, string clientId, IReadOnlyList<string> hostile) =>
        (this.house, this.routes, signedIn, this.application, this.clientId, this.hostile) = (house, routes, Still(house, visitor), application, clientId, hostile);

    /// <summary>The forms, pages and addresses of applications that were asked, by their routes.</summary>
    public IReadOnlyCollection<string> Reached => reached;

    /// <param name="visitor">Someone whom applications may know.</param>
    public static async Task<EntryFuzz> Of(DemoHouse house, IReadOnlyList<string> routes, Visitor visitor, IReadOnlyList<string> hostile)
    {
        var (made, clientId) = await house.In(DemoPeople.Ours, async s =>
        {
            var actions = s.GetRequiredService<ApplicationActions>();
            var made = await actions.Register(new("Fichiers d’essai", Back, Back, true, true));
            return (made.Value!, (await actions.Find(made.Value!.Id.Value))!.ClientId);
        });
        var fuzz = new EntryFuzz(house, routes, visitor, made, clientId, hostile);
        await fuzz.Renew();
        return fuzz;
    }

    /// <summary>One request, and the code of its answer.</summary>
    public async Task<(string Told, int Status)> Case(Random random)
    {
        if (++cases % CasesOfALink == 0) await Renew();
        var (told, request, by) = random.Next(10) switch
        {
            < 4 => Form(random),
            < 6 => Page(random),
            _ => Application(random),
        };
        using (request)
        using (var answer = await by.SendAsync(request)) return (told, (int)answer.StatusCode);
    }

    public void Dispose()
    {
        nobody.Dispose();
        http.Dispose();
        signedIn.Dispose();
    }

    private (string, HttpRequestMessage, HttpClient) Form(Random random)
    {
        var form = forms[random.Next(forms.Count)];
        Reach("POST", form.Action);
        var (told, content) = FuzzTests.Spoilt(form, token, random);
        return (told, new(HttpMethod.Post, form.Action) { Content = content }, http);
    }

    private (string, HttpRequestMessage, HttpClient) Page(Random random)
    {
        var address = addresses[random.Next(addresses.Count)];
        if (random.Next(3) == 0)
        {
            // Another secret in the place of the one that opens.
            var other = Any(random);
            address = $"{address[..(address.LastIndexOf('/') + 1)]}{Escape(other.Length is 0 or > 300 ? "0" : other)}";
        }
        Reach("GET", address);
        address += $"?{Pairs([new(((string[])["retour", "handler", "q", "token"])[random.Next(4)], Cut(Any(random)))])}";
        return ($"GET {address}", new(HttpMethod.Get, address), http);
    }

    private (string, HttpRequestMessage, HttpClient) Application(Random random)
    {
        var root = OpenIdPaths.Root + "/" + ((string[])["1", "1", "1", "1", "1", "2", "0", "99999999999"])[random.Next(8)] + "/";
        var (path, posts, fields) = random.Next(6) switch
        {
            0 or 1 => (OpenIdPaths.Authorize, false, new List<KeyValuePair<string, string>>
            {
                new("client_id", clientId), new("response_type", "code"), new("redirect_uri", Back), new("scope", "openid profile email groups offline_access"), new("state", "etat"), new("nonce", "nonce"),
                new("code_challenge", new string('a', 43)), new("code_challenge_method", "S256"), new("prompt", ((string[])["none", "login", "consent", ""])[random.Next(4)]), new("max_age", "0"),
            }),
            2 => (OpenIdPaths.Token, true, [new("grant_type", "authorization_code"), new("code", Any(random)), new("redirect_uri", Back), new("code_verifier", new string('b', 43)), new("client_id", clientId), new("client_secret", application.Secret)]),
            3 => (OpenIdPaths.Token, true, [new("grant_type", ((string[])["refresh_token", "client_credentials", "password"])[random.Next(3)]), new("refresh_token", Any(random)), new("client_id", clientId), new("client_secret", application.Secret), new("scope", "openid")]),
            4 => (OpenIdPaths.UserInfo, random.Next(2) == 0, [new("access_token", Any(random))]),
            _ => (((string[])[OpenIdPaths.EndSession, OpenIdPaths.EndSession, OpenIdPaths.Discovery, OpenIdPaths.Keys])[random.Next(4)], random.Next(2) == 0, [new("id_token_hint", Any(random)), new("post_logout_redirect_uri", Back), new("client_id", clientId), new("state", "etat")]),
        };
        for (var change = random.Next(4); change > 0; change--)
        {
            var at = random.Next(fields.Count);
            switch (random.Next(4))
            {
                case 0 when fields.Count > 1: fields.RemoveAt(at); break;
                case 1: fields.Add(new(fields[at].Key, Any(random))); break;
                default: fields[at] = new(fields[at].Key, Any(random)); break;
            }
        }
        Reach(posts ? "POST" : "GET", root + path);
        var pairs = Pairs(posts ? fields : fields.Select(f => KeyValuePair.Create(f.Key, Cut(f.Value))));
        var request = new HttpRequestMessage(posts ? HttpMethod.Post : HttpMethod.Get, root + path + (posts ? "" : $"?{pairs}"));
        if (posts) request.Content = new StringContent(pairs, Encoding.UTF8, random.Next(12) == 0 ? "application/json" : "application/x-www-form-urlencoded");
        if (random.Next(3) == 0) request.Headers.TryAddWithoutValidation("Authorization", ((string[])["Bearer ", "Basic ", "basic", ""])[random.Next(4)] + (random.Next(2) == 0 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(Cut(Any(random)) + ":" + Cut(Any(random)))) : Escape(Cut(Any(random)))));
        return ($"{request.Method} {root}{path} {pairs}", request, path == OpenIdPaths.Authorize && random.Next(2) == 0 ? signedIn : http);
    }

    /// <summary>Somebody new at the door, half-way through it, with every kind of link in hand.</summary>
    private async Task Renew()
    {
        nobody?.Dispose();
        http?.Dispose();
        var name = $"Essai Porte {++turns}";
        // Associates alone enter by a mailed link.
        var email = await house.Account(DemoPeople.Ours, name, (Role.Associate, ScopeKind.Cooperative, 0));
        var links = await house.In(DemoPeople.Ours, async s =>
        {
            var (db, secrets) = (s.GetRequiredService<Db>(), s.GetRequiredService<SecretLinks>());
            var account = await db.Set<Account>().SingleAsync(a => a.Email == email);
            account.TwoFactorEnabled = true;
            db.Add(new SecondFactorKey { AccountId = account.Id, Secret = new byte[Totp.SecretLength], ConfirmedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
            var made = new List<string>();
            foreach (var purpose in (AccountLinkPurpose[])[AccountLinkPurpose.Invitation, AccountLinkPurpose.Reset, AccountLinkPurpose.SignIn]) made.Add(await s.GetRequiredService<AccountLinks>().Make(account.Id, purpose));
            var quote = await db.Set<Quote>().Where(q => q.State == QuoteState.Sent || q.State == QuoteState.Ready).OrderBy(q => q.Id).Select(q => (Id<Quote>?)q.Id).FirstOrDefaultAsync();
            var invoice = await db.Set<Invoice>().Where(i => i.Rank != null).OrderBy(i => i.Id).Select(i => i.Id).FirstAsync();
            // What is sent by chance may have signed them all.
            if (quote is { } open) made.Add($"/lien/devis/{(await secrets.Create(QuoteSending.Purpose, open.Value, DemoHouse.Today.AddYears(1))).Value!.Token}");
            made.Add($"/lien/facture/{(await secrets.Create(InvoiceSending.Purpose, invoice.Value, DemoHouse.Today.AddYears(1))).Value!.Token}");
            return made;
        });
        nobody = Visitor.At(house.Address);
        await nobody.Open("/connexion");
        await nobody.Submit("form", ("Input.Email", email), ("Input.Password", TestHouse.Password));
        Assert.StartsWith("/connexion/second-facteur", nobody.Path, StringComparison.Ordinal);
        var crawler = new Crawler(routes);
        await crawler.Walk(nobody, ["/connexion/second-facteur", "/connexion", "/mot-de-passe-oublie", "/lien-de-connexion", .. links]);
        (addresses, forms) = ([.. crawler.Found.Values.SelectMany(a => a)], [.. crawler.Forms.Values.Concat(Mailing).OrderBy(f => f.Action, StringComparer.Ordinal)]);
        Assert.All(links, l => Assert.Contains(l, addresses));
        (token, http) = (await RoleMatrix.FormToken(nobody, "/connexion"), Still(house, nobody));
    }

    /// <summary>Forms that a demonstration, from which no mail leaves, does not show; the addresses take them all the same.</summary>
    private static IEnumerable<FoundForm> Mailing => ((string[])["/mot-de-passe-oublie", "/lien-de-connexion"]).Select(a => new FoundForm(a, [new("Email", "essai@maillage.example")]));

    private void Reach(string method, string address)
    {
        if (new Crawler(routes).RouteOf(address.Split('?')[0]) is { } route) reached.Add($"{method} {route}");
    }

    /// <summary>Asks with what a visitor keeps, and follows nothing: applications send back to places that are not ours.</summary>
    private static HttpClient Still(DemoHouse house, Visitor visitor) => new(new HttpClientHandler { CookieContainer = visitor.Cookies, AllowAutoRedirect = false }) { BaseAddress = house.Address };

    private string Any(Random random) => hostile[random.Next(hostile.Count)];

    private static string Pairs(IEnumerable<KeyValuePair<string, string>> fields) => string.Join('&', fields.Select(f => $"{f.Key}={Escape(f.Value)}"));

    private static string Cut(string text) => text.Length > 500 ? text[..500] : text;

    private static string Escape(string text) => FuzzTests.Escape(text);
}
