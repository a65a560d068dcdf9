using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Portfolios;
using Maillage.Modules.Identity.Roles;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.House;

/// <summary>
/// Who may open what, decided endpoint by endpoint: the table <c>role-matrix.txt</c> is committed, and a change of rights shows there.
/// Every endpoint is really asked, as nobody and as each role of the program, over things of the demonstration that a crawl found: those of one’s own
/// activity, of another, and, from a neighbour cooperative, of this one.
/// </summary>
public sealed partial class RoleMatrix
{
    private const string Legend = """
        # Who may open what. Each endpoint is asked with a GET, over a thing of one’s own activity then of another’s where that makes a difference.
        # o  opens           .  is not found (404)     x  is refused (403)    c  asks to sign in
        # f  takes forms only, and answers so          *  the demonstration has no such thing: a number that nothing has was asked
        """;

    /// <summary>A crawl asks more in a minute than people do.</summary>
    internal static readonly Action<IServiceCollection> Unhurried = s => s.AddSingleton(new LinkLimits(100_000, TimeSpan.FromMinutes(1))).AddSingleton(new SignInLimits(100_000, TimeSpan.FromMinutes(1)));

    /// <summary>What no page links to.</summary>
    private static readonly string[] Unlinked = ["/clients/importer/modele.csv", "/comptabilite/import/modele.csv", "/factures/export.csv", "/recettes/export.csv", "/comptabilite/ecritures.csv"];

    /// <summary>Roles that hold over an activity, a portfolio; the others hold over the cooperative.</summary>
    private static readonly string[] OverActivity = [Role.Entrepreneur, Role.CollectiveManager];

    [Fact, Trait("Kind", "Slow")]
    public async Task Every_endpoint_answers_each_role_as_the_table_says()
    {
        await using var house = await DemoHouse.Serve(Unhurried);
        var endpoints = await Routes(house);
        var (own, foreign) = await house.TwoActivities() is [var first, var second] ? (first, second) : throw new InvalidOperationException();
        var portfolio = await house.In(DemoPeople.Ours, s => s.GetRequiredService<PortfolioActions>().Save(null, "Suivi d’essai", [own]));
        using var nobody = Visitor.At(house.Address);
        var visitors = new List<Visitor> { nobody };
        foreach (var role in Role.Presets)
            visitors.Add(await house.Enter(DemoPeople.Ours, $"Essai {role}", OverActivity.Contains(role) ? (role, ScopeKind.Activity, own) : role == Role.Adviser ? (role, ScopeKind.Portfolio, portfolio.Value.Value) : (role, ScopeKind.Cooperative, 0)));
        var (ours, theirs, all) = (new Crawler(endpoints), new Crawler(endpoints), new Crawler(endpoints));
        using (var visitor = await house.Enter(DemoPeople.Ours, "Essai Autre", (Role.Entrepreneur, ScopeKind.Activity, foreign))) await theirs.Walk(visitor, Unlinked);
        await ours.Walk(visitors[1], Unlinked);
        using (var visitor = await Everything(house, DemoPeople.Ours)) await all.Walk(visitor, Unlinked);

        var table = new StringBuilder($"{Legend}\n{"",-66}{"personne",-11}{string.Concat(Role.Presets.Select(p => $"{Short(p),-11}"))}".TrimEnd() + "\n");
        foreach (var route in endpoints)
        {
            var mine = ours.Found.GetValueOrDefault(route) is [var one, ..] ? one : all.Found.GetValueOrDefault(route) is [var any, ..] ? any : null;
            var other = (theirs.Found.GetValueOrDefault(route) ?? []).Concat(all.Found.GetValueOrDefault(route) ?? []).FirstOrDefault(a => a != mine && !(ours.Found.GetValueOrDefault(route) ?? []).Contains(a));
            table.Append($"{route + (mine is null && route.Contains('{') ? " *" : ""),-66}");
            foreach (var visitor in visitors)
            {
                var answer = await Ask(visitor, mine ?? Invented(route));
                table.Append($"{(other is null || !route.Contains('{') || visitor == nobody ? answer : answer + " " + await Ask(visitor, other)),-11}");
            }
            while (table[^1] == ' ') table.Length--;
            table.Append('\n');
        }
        foreach (var visitor in visitors) visitor.Dispose();
        Golden.Check("role-matrix.txt", table.ToString());
    }

    /// <summary>A wall, not a right: whoever one is in a neighbour cooperative, nothing of this one exists, and no form of it does anything.</summary>
    [Fact, Trait("Kind", "Slow")]
    public async Task From_a_neighbour_cooperative_nothing_is_found_and_nothing_is_written()
    {
        await using var house = await DemoHouse.Serve(Unhurried);
        await house.FoundNeighbour();
        var crawler = new Crawler(await Routes(house));
        using (var visitor = await Everything(house, DemoPeople.Ours)) await crawler.Walk(visitor, Unlinked);
        var before = await Acts(house);
        using var stranger = await Everything(house, DemoPeople.Neighbour);

        var faults = new List<string>();
        foreach (var (route, addresses) in crawler.Found.Where(f => IsOfSomething(f.Key)))
            foreach (var address in addresses)
            {
                using var answer = await stranger.Get(address);
                using var nothing = await stranger.Get(Number().Replace(address, "4"));
                if (answer.StatusCode != HttpStatusCode.NotFound) faults.Add($"GET {address} answered {answer.StatusCode}");
                else if (Same(await answer.Content.ReadAsStringAsync()) != Same(await nothing.Content.ReadAsStringAsync())) faults.Add($"GET {address} does not answer as for what never was");
            }
        await stranger.Open("/compte");
        var token = stranger.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var sent = 0;
        foreach (var form in crawler.Forms.Values.Where(f => Number().IsMatch(f.Action) && !f.Action.StartsWith("/deconnexion", StringComparison.Ordinal)))
        {
            var status = await stranger.Send(form.Action, [.. form.Fields, new("__RequestVerificationToken", token)]);
            sent++;
            if (status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest)) faults.Add($"POST {form.Action} answered {status}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(sent > 30, $"Only {sent} forms were met.");
        Assert.Equal(before, await Acts(house));
    }

    /// <summary>The same forms, sent by those whose activity it is not.</summary>
    [Fact, Trait("Kind", "Slow")]
    public async Task No_form_of_another_activity_does_anything()
    {
        await using var house = await DemoHouse.Serve(Unhurried);
        var routes = await Routes(house);
        var (own, foreign) = await house.TwoActivities() is [var first, var second] ? (first, second) : throw new InvalidOperationException();
        var (mine, all) = (new Crawler(routes), new Crawler(routes));
        using var entrepreneur = await house.Enter(DemoPeople.Ours, "Essai Sien", (Role.Entrepreneur, ScopeKind.Activity, own));
        using (var visitor = await house.Enter(DemoPeople.Ours, "Essai Autre", (Role.Entrepreneur, ScopeKind.Activity, foreign), (Role.Team, ScopeKind.Activity, foreign))) await all.Walk(visitor, Unlinked);
        await mine.Walk(entrepreneur, Unlinked);
        var before = await Acts(house);

        await entrepreneur.Open("/compte");
        var token = entrepreneur.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var sent = 0;
        foreach (var form in all.Forms.Values.Where(f => Number().IsMatch(f.Action) && !mine.Forms.ContainsKey(f.Action)))
        {
            var status = await entrepreneur.Send(form.Action, [.. form.Fields, new("__RequestVerificationToken", token)]);
            sent++;
            Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"POST {form.Action} answered {status}");
        }
        Assert.True(sent > 10, $"Only {sent} forms were met.");
        Assert.Equal(before, await Acts(house));
    }

    private static Task<Visitor> Everything(DemoHouse house, CooperativeId cooperative) =>
        house.Enter(cooperative, $"Essai Tout {cooperative}", [.. Role.Presets.Select(r => (r, ScopeKind.Cooperative, 0L))]);

    private static Task<long> Acts(DemoHouse house) => house.In(DemoPeople.Ours, async s => await s.GetRequiredService<Db>().Set<AuditRecord>().MaxAsync(r => r.Number));

    /// <summary>The API has a table of its own, <see cref="ApiMatrix"/>, asked with tokens.</summary>
    private static async Task<IReadOnlyList<string>> Routes(DemoHouse house) =>
        [.. (await EndpointRights.Endpoints(house.Services)).Select(e => e.Route).Where(r => !StaticFile().IsMatch(r) && !r.StartsWith("/api/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    private static string Short(string preset) => PresetWords.NameOf(preset) switch { var name when name.Length > 10 => name[..9] + "…", var name => name };

    private static string Invented(string route) => Parameter().Replace(route, m => m.Value.Contains("month", StringComparison.OrdinalIgnoreCase) ? "2026-11" : "1");

    /// <summary>Routes that name a thing of the cooperative by its number.</summary>
    private static bool IsOfSomething(string route) => route.Contains(":long}", StringComparison.Ordinal);

    /// <summary>A page without what differs at every request: the address asked for and the tokens.</summary>
    private static string Same(string page) => Number().Replace(Token().Replace(page, ""), "#");

    private static async Task<string> Ask(Visitor visitor, string address)
    {
        using var answer = await visitor.Get(address);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK when answer.RequestMessage!.RequestUri!.AbsolutePath == "/connexion" && !address.StartsWith("/connexion", StringComparison.Ordinal) => "c",
            HttpStatusCode.Unauthorized => "c",
            HttpStatusCode.Forbidden => "x",
            HttpStatusCode.OK => "o",
            HttpStatusCode.NotFound => ".",
            HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest => "f",
            var other => ((int)other).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"\{(?:[^{}]|\{\{|\}\})*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\.(css|js|svg|woff2|txt|png|ico)(\.gz|\.br)?$|^/(css|js|lib|fonts)/")]
    private static partial Regex StaticFile();

    /// <summary>An identity of the program: long enough to be no date and no rank.</summary>
    [GeneratedRegex(@"\d{9,}")]
    private static partial Regex Number();

    [GeneratedRegex("""value="[\w-]{60,}" """)]
    private static partial Regex Token();
}
