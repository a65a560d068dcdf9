using System.Net;
using System.Text.RegularExpressions;
using Maillage.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Maillage.Bench;

/// <summary>
/// Pages of a cooperative of 130 activities that lived twelve months, signed in, one keep-alive client, against a bare handler that reads the
/// same rows of the same file with hand SQL and writes them as JSON. Rounds alternate; the median counts.
/// </summary>
public static partial class PagesBench
{
    private const int Activities = 130;
    private const int Requests = 60;
    private const int Rounds = 9;

    private sealed record Measured(string What, string Path, IReadOnlyList<string> BareSql, string BoundBy);

    // A page more is a line more.
    private static IReadOnlyList<Measured> Pages(BenchHouse house) =>
    [
        new("Invoices, 50 of 1,560 (`/factures`)", "/factures", BareSql.Invoices, "EF’s queries, then Razor writing fifty rows"),
        new("One account, 50 of 2,860 lines (`/comptabilite/compte/411`)", "/comptabilite/compte/411", BareSql.Account, "EF’s queries, then Razor writing fifty rows"),
        new("Account of an activity (`/activites/…/compte`)", $"/activites/{house.Activities[0]}/compte", BareSql.ActivityAccount(house.Activities[0].Value), "some twelve queries of EF: balances over five periods, contribution, rights"),
    ];

    public static async Task<IReadOnlyList<Row>> Run()
    {
        await using var house = await BenchHouse.Open(Activities);
        await house.Live();
        await using var ours = await Serve(house);
        var pages = Pages(house);
        await using var bare = await BareSite.Open(house.Settings.SqliteFile, pages.Select(p => (p.Path, p.BareSql)));
        using var visitor = await SignedIn(new Uri(ours.Urls.First()));
        using var http = new HttpClient { BaseAddress = bare.Address };
        var rows = new List<Row>();
        foreach (var page in pages)
        {
            for (var warm = 0; warm < 3; warm++)
            {
                await Ask(visitor, page.Path);
                await Ask(http, page.Path);
            }
            var (us, them) = (new List<TimeSpan>(), new List<TimeSpan>());
            for (var round = 0; round < Rounds; round++)
            {
                us.Add(await Ask(visitor, page.Path));
                them.Add(await Ask(http, page.Path));
            }
            rows.Add(Row.PerSecond(page.What, Requests, us, them, page.BoundBy));
        }
        return rows;
    }

    private static async Task<WebApplication> Serve(BenchHouse house)
    {
        var builder = App.NewBuilder([]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = App.Build(builder, house.Settings, house.Time);
        await app.StartAsync();
        return app;
    }

    private static async Task<TimeSpan> Ask(HttpClient http, string path)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Requests; i++)
        {
            using var answer = await http.GetAsync(path);
            if (answer.StatusCode != HttpStatusCode.OK || (await answer.Content.ReadAsByteArrayAsync()).Length < 1000)
                throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
        }
        return clock.Elapsed;
    }

    private static async Task<HttpClient> SignedIn(Uri address)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = address };
        var form = await http.GetStringAsync("/connexion");
        using var answer = await http.PostAsync("/connexion", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.Email"] = BenchHouse.Email,
            ["Input.Password"] = BenchHouse.Password,
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
        }));
        return answer.StatusCode == HttpStatusCode.Redirect ? http : throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
