using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Portfolios;
using Maillage.Modules.Identity.Roles;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Maillage.Platform.Pages;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.House;

/// <summary>
/// Who may open what, decided endpoint by endpoint: the table <c>role-matrix.txt</c> is committed, and a change of rights shows there.
/// Every endpoint is really asked, as nobody and as each role of the program, over things of the demonstration that a crawl found: those of one’s own
/// activity, of another, and, from a neighbour cooperative, of this one. Then each of its forms is really sent, with no field, and nothing of it is kept.
/// </summary>
public sealed partial class RoleMatrix
{
    private const string Legend = """
        # Who may open what. Each endpoint is asked with a GET, over a thing of one’s own activity then of another’s where that makes a difference.
        # o  opens           .  is not found (404)     x  is refused (403)    c  asks to sign in
        # f  takes forms only, and answers so
        # « ailleurs »: an entrepreneur of another activity, so that what is one’s own to the others is another’s to them.
        # -  the demonstration has no such thing of one’s own: only another’s, or the cooperative’s, is asked
        # A single answer over a thing: it is one’s own, and the demonstration has no such thing elsewhere.
        # *  an address that nothing has was asked, for the reason that the code gives
        """;

    private const string FormsLegend = """
        # Who may send what. Each form of an endpoint is sent without any field, over the same things; nothing of what it would do is kept.
        # .  is not found (404)     x  is refused (403)     c  asks to sign in
        # v  is let to the checks of the form               w  is let in, and an empty form is enough to do something
        # o  is let in, and has nothing to do or says on the page why not       400  the form cannot be read so, or is not of the person it is sent as       410  the link opens nothing
        """;

    /// <summary>What an empty form would do outside of any transaction: it ends the visit itself.</summary>
    private static readonly string[] NotSent = ["/deconnexion"];

    /// <summary>A crawl asks more in a minute than people do.</summary>
    internal static void Unhurried(IServiceCollection services)
    {
        var (many, minute) = (int.MaxValue / 10, TimeSpan.FromMinutes(1));
        services.AddSingleton(new LinkLimits(many, minute)).AddSingleton(new SignInLimits(many, minute)).AddSingleton(new ApiLimits(many, minute)).AddSingleton(new UploadLimits(many, minute));
    }

    /// <summary>Routes of which nothing is to be asked for, each with the reason.</summary>
    private static readonly Dictionary<string, string> Nameless = new()
    {
        ["/clients/{id:long}/attestation/{year:int}.pdf"] = "The demonstration sells no service at home: SapTests.",
        ["/lien/devis/{token}/pieces/{piece:long}"] = "The quote of the link has no file: PresentationPagesTests.",
        ["/lien/facture/{token}/pieces/{piece:long}"] = "The invoice of the link has no file: PresentationPagesTests.",
        ["/lien/{**rest}"] = "What no link opens.",
        ["/openid/{cooperative:int}/.well-known/openid-configuration"] = "Of the cooperative, whose number is no secret.",
        ["/openid/{cooperative:int}/autorisation"] = "Spoken by programs: ProviderTests.",
        ["/openid/{cooperative:int}/cles"] = "Of the cooperative, whose number is no secret.",
        ["/openid/{cooperative:int}/deconnexion"] = "Spoken by programs: ProviderTests.",
        ["/openid/{cooperative:int}/jeton"] = "Spoken by programs: ProviderTests.",
        ["/openid/{cooperative:int}/utilisateur"] = "Spoken by programs: ProviderTests.",
    };

    /// <summary>What no page links to.</summary>
    private static readonly string[] Unlinked = ["/clients/importer/modele.csv", "/comptabilite/import/modele.csv", "/factures/export.csv", "/recettes/export.csv", "/comptabilite/ecritures.csv"];

    /// <summary>Roles that hold over an activity, a portfolio; the others hold over the cooperative.</summary>
    private static readonly string[] OverActivity = [Role.Entrepreneur, Role.CollectiveManager];

    [Fact, Trait("Kind", "Slow")]
    public async Task Every_endpoint_answers_each_role_as_the_table_says()
    {
        var kept = new NothingKept();
        await using var house = await DemoHouse.Serve(s =>
        {
            Unhurried(s);
            s.AddSingleton<IInterceptor>(kept);
        });
        string[] more = [.. Unlinked, .. await house.Complete()];
        var endpoints = await Routes(house);
        var (own, foreign) = await house.TwoActivities() is [var first, var second] ? (first, second) : throw new InvalidOperationException();
        var portfolio = await house.In(DemoPeople.Ours, s => s.GetRequiredService<PortfolioActions>().Save(null, "Suivi d’essai", [own]));
        using var nobody = Visitor.At(house.Address);
        var visitors = new List<Visitor> { nobody };
        foreach (var role in Role.Presets)
            visitors.Add(await house.Enter(DemoPeople.Ours, $"Essai {role}", GrantOf(role, own, portfolio.Value.Value)));
        visitors.Add(await house.Enter(DemoPeople.Ours, "Essai Autre", (Role.Entrepreneur, ScopeKind.Activity, foreign)));
        var (record, another) = (await house.IsSomeone("essai.entrepreneur@essai.example"), await house.IsSomeone("essai.autre@essai.example"));
        var (ours, theirs, all) = (new Crawler(endpoints), new Crawler(endpoints), new Crawler(endpoints));
        await theirs.Walk(visitors[^1], [.. more, $"/personnes/{another}"]);
        await ours.Walk(visitors[1], [.. more, $"/personnes/{record}"]);
        using (var visitor = await Everything(house, DemoPeople.Ours)) await all.Walk(visitor, more);

        var head = $"{"",-66}{"personne",-11}{string.Concat(Role.Presets.Select(p => $"{Short(p),-11}"))}ailleurs\n";
        var table = new StringBuilder($"{Legend}\n{head}");
        foreach (var route in endpoints)
        {
            var (mine, other) = Sides(route);
            Row(route, route, await Cells(mine, other, Ask));
        }

        kept.Holds = true;
        var tokens = new Dictionary<Visitor, string>();
        foreach (var visitor in visitors) tokens[visitor] = await FormToken(visitor, visitor == nobody ? "/connexion" : "/compte");
        var before = await Rows(house);
        table.Append($"\n{FormsLegend}\n{head}");
        foreach (var (route, handler) in await Forms(house.Services))
        {
            if (NotSent.Contains(route)) continue;
            var (mine, other) = Sides(route);
            string? Sent(string? address) => address is null || handler is null ? address : $"{address}?handler={handler}";
            Row(route, $"{route} {handler}".TrimEnd(), await Cells(Sent(mine), Sent(other), (visitor, address) => Send(visitor, address, tokens[visitor], kept)));
        }
        Assert.Equal(before, await Rows(house));
        foreach (var visitor in visitors) visitor.Dispose();
        Golden.Check("role-matrix.txt", table.ToString());
        Assert.Equal(Nameless.Keys.Order(StringComparer.Ordinal), endpoints.Where(IsInvented));

        static IReadOnlyList<string> Known(Crawler crawler, string route) => crawler.Found.GetValueOrDefault(route) ?? [];

        // One’s own thing, then another’s: null where there is none.
        (string? Mine, string? Other) Sides(string route)
        {
            if (!route.Contains('{')) return (route, null);
            // What everyone sees may be one’s own, not crawled: it stands for another’s only where one has none.
            var own = Known(ours, route).FirstOrDefault();
            var other = Known(theirs, route).Except(Known(ours, route)).FirstOrDefault() ?? (own is null ? Known(all, route).FirstOrDefault() : null);
            return own is null && other is null ? (Invented(route), null) : (own, other);
        }

        async Task<List<string>> Cells(string? mine, string? other, Func<Visitor, string, Task<string>> ask)
        {
            var cells = new List<string>();
            foreach (var visitor in visitors)
                cells.Add(visitor == nobody ? await ask(visitor, (mine ?? other)!) : $"{(mine is null ? "-" : await ask(visitor, mine))}{(other is null ? "" : $" {await ask(visitor, other)}")}");
            return cells;
        }

        bool IsInvented(string route) => route.Contains('{') && !((Crawler[])[ours, theirs, all]).Any(c => Known(c, route).Count > 0);

        void Row(string route, string told, IEnumerable<string> cells)
        {
            table.Append($"{told + (IsInvented(route) ? " *" : ""),-65} {string.Concat(cells.Select(c => $"{c,-11}"))}".TrimEnd()).Append('\n');
        }
    }

    /// <summary>A wall, not a right: whoever one is in a neighbour cooperative, nothing of this one exists, and no form of it does anything.</summary>
    [Fact, Trait("Kind", "Slow")]
    public async Task From_a_neighbour_cooperative_nothing_is_found_and_nothing_is_written()
    {
        await using var house = await DemoHouse.Serve(Unhurried);
        await house.FoundNeighbour();
        var theirs = await house.NeighbourSells();
        string[] more = [.. Unlinked, .. await house.Complete()];
        var crawler = new Crawler(await Routes(house));
        using (var visitor = await Everything(house, DemoPeople.Ours)) await crawler.Walk(visitor, more);
        var before = await Acts(house);
        using var stranger = await Everything(house, DemoPeople.Neighbour);

        var faults = new List<string>();
        foreach (var (route, addresses) in crawler.Found.Where(f => IsOfSomething(f.Key)))
            foreach (var address in addresses)
            {
                using var answer = await stranger.Get(address);
                using var nothing = await stranger.Get(Number().Replace(address, "4"));
                // A file that waited is told to be gone where one sends another.
                if (answer.StatusCode != HttpStatusCode.NotFound && answer.RequestMessage!.RequestUri!.AbsolutePath == address) faults.Add($"GET {address} answered {answer.StatusCode}");
                else if (answer.StatusCode != nothing.StatusCode || Same(await answer.Content.ReadAsStringAsync()) != Same(await nothing.Content.ReadAsStringAsync())) faults.Add($"GET {address} does not answer as for what never was");
            }
        // Where a thing is named after a question mark, it is as if the name were another.
        foreach (var address in crawler.Queries.Where(a => ApiMatrix.Identity().IsMatch(a)))
        {
            using var answer = await stranger.Get(address);
            using var nothing = await stranger.Get(ApiMatrix.Identity().Replace(address, "4"));
            if (answer.StatusCode != nothing.StatusCode || Same(await answer.Content.ReadAsStringAsync()) != Same(await nothing.Content.ReadAsStringAsync())) faults.Add($"GET {address} does not answer as for what never was");
        }
        var token = await FormToken(stranger, "/compte");
        var (sent, carried) = (0, 0);
        foreach (var form in crawler.Forms.Values.Where(f => f.Action is not "/deconnexion" && !f.Action.StartsWith("/compte", StringComparison.Ordinal)))
        {
            // Sent as it stood, then as of one’s own activity: what else it names is still of the other cooperative.
            var own = form.Fields.Select(f => f.Key.EndsWith("ActivityId", StringComparison.Ordinal) || f.Key.EndsWith("Activity", StringComparison.Ordinal) ? new(f.Key, $"{theirs}") : f).ToList();
            var named = Number().IsMatch(form.Action);
            if (!named && !form.Fields.Any(f => ApiMatrix.Identity().IsMatch(f.Value))) continue;
            foreach (var fields in (List<KeyValuePair<string, string>>[])[[.. form.Fields], own])
            {
                var status = await stranger.Send(form.Action, [.. fields, new("__RequestVerificationToken", token)]);
                _ = named ? sent++ : carried++;
                if (status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest or HttpStatusCode.Conflict) && (named || status >= HttpStatusCode.InternalServerError)) faults.Add($"POST {form.Action} answered {status}");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(sent > 60 && carried > 10, $"Only {sent} and {carried} forms were met.");
        Assert.Equal(before, await Acts(house));
        Assert.Empty(await NamedAcross(house));
    }

    /// <summary>Columns by which a row of the neighbour names a thing of this cooperative.</summary>
    private static Task<List<string>> NamedAcross(DemoHouse house) => house.In(DemoPeople.Neighbour, async s =>
    {
        var (db, named) = (s.GetRequiredService<Db>(), new List<string>());
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.FindProperty("CooperativeId") is not null))
            foreach (var property in type.GetDeclaredProperties())
                if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsGenericType: true } id && id.GetGenericTypeDefinition() == typeof(Id<>)
                    && db.Model.FindEntityType(id.GenericTypeArguments[0]) is { } of && of.FindProperty("CooperativeId") is not null)
                {
                    var count = $"""SELECT COUNT(*) AS "Value" FROM "{type.GetTableName()}" t JOIN "{of.GetTableName()}" o ON o."Id" = t."{property.GetColumnName()}" WHERE t."CooperativeId" = {DemoPeople.Neighbour.Value} AND o."CooperativeId" = {DemoPeople.Ours.Value}""";
                    if (await db.Database.SqlQueryRaw<long>(count).SingleAsync() > 0) named.Add($"{type.GetTableName()}.{property.GetColumnName()}");
                }
        return named;
    });

    /// <summary>The same forms, sent by those whose activity it is not.</summary>
    [Fact, Trait("Kind", "Slow")]
    public async Task No_form_of_another_activity_does_anything()
    {
        await using var house = await DemoHouse.Serve(Unhurried);
        var routes = await Routes(house);
        var (own, foreign) = await house.TwoActivities() is [var first, var second] ? (first, second) : throw new InvalidOperationException();
        string[] more = [.. Unlinked, .. await house.Complete()];
        var (mine, all) = (new Crawler(routes), new Crawler(routes));
        using var entrepreneur = await house.Enter(DemoPeople.Ours, "Essai Sien", (Role.Entrepreneur, ScopeKind.Activity, own));
        using (var visitor = await house.Enter(DemoPeople.Ours, "Essai Autre", (Role.Entrepreneur, ScopeKind.Activity, foreign), (Role.Team, ScopeKind.Activity, foreign))) await all.Walk(visitor, more);
        await mine.Walk(entrepreneur, more);
        var before = await Acts(house);

        var token = await FormToken(entrepreneur, "/compte");
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

    /// <summary>How many rows each table has, of all cooperatives.</summary>
    private static Task<string> Rows(DemoHouse house) => house.In(DemoPeople.Ours, async s =>
    {
        var (db, told) = (s.GetRequiredService<Db>(), new List<string>());
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            var count = $"""SELECT COUNT(*) AS "Value" FROM "{table}" """;
            told.Add($"{table} {await db.Database.SqlQueryRaw<long>(count).SingleAsync()}");
        }
        return string.Join('\n', told);
    });

    /// <summary>What a form of this visitor carries to be taken for theirs.</summary>
    internal static async Task<string> FormToken(Visitor visitor, string page)
    {
        await visitor.Open(page);
        return visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    /// <summary>Every form that the program takes, by its route and the name of its handler.</summary>
    internal static async Task<IReadOnlyList<(string Route, string? Handler)>> Forms(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var forms = new List<(string Route, string? Handler)>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                forms.AddRange((await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Where(h => h.HttpMethod == "Post").Select(h => (route, h.Name)));
            else if (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Post) == true && !route.StartsWith("/api/", StringComparison.Ordinal))
                forms.Add((route, null));
        }
        return [.. forms.Distinct().OrderBy(f => f.Route, StringComparer.Ordinal).ThenBy(f => f.Handler, StringComparer.Ordinal)];
    }

    /// <summary>The API has a table of its own, <see cref="ApiMatrix"/>, asked with tokens.</summary>
    private static async Task<IReadOnlyList<string>> Routes(DemoHouse house) =>
        [.. (await EndpointRights.Endpoints(house.Services)).Select(e => e.Route).Where(r => !StaticFile().IsMatch(r) && !r.StartsWith("/api/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What someone of a role is given, who has one activity to run, to accompany or to finance.</summary>
    internal static (string, ScopeKind, long) GrantOf(string role, long activity, long portfolio) =>
        OverActivity.Contains(role) ? (role, ScopeKind.Activity, activity) : role is Role.Adviser or Role.Funder ? (role, ScopeKind.Portfolio, portfolio) : (role, ScopeKind.Cooperative, 0);

    internal static string Short(string preset) => PresetWords.NameOf(preset) switch { var name when name.Length > 10 => name[..9] + "…", var name => name };

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

    private static async Task<string> Send(Visitor visitor, string address, string token, NothingKept kept)
    {
        var before = kept.Undone;
        using var answer = await visitor.Post(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        return answer.StatusCode switch
        {
            HttpStatusCode.InternalServerError when kept.Undone > before => "w",
            HttpStatusCode.OK when answer.RequestMessage!.RequestUri!.AbsolutePath == "/connexion" && !address.StartsWith("/connexion", StringComparison.Ordinal) => "c",
            HttpStatusCode.Unauthorized => "c",
            HttpStatusCode.Forbidden => "x",
            HttpStatusCode.OK or HttpStatusCode.NoContent => "o",
            HttpStatusCode.NotFound => ".",
            HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict => "v",
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
