using System.Net;
using System.Text.RegularExpressions;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Maillage.Bench;

/// <summary>
/// Pages of a cooperative of 130 activities that lived twelve months, signed in, one keep-alive client, against a bare handler that reads the
/// same rows of the same file with hand SQL and writes them as JSON. Rounds alternate; the median counts.
/// </summary>
public static class PagesBench
{
    private const int Activities = 130;
    private const int Requests = 60;
    private const int Rounds = 9;

    /// <param name="Handler">When it answers what is typed in a form: the attribute of the form that names its address.</param>
    private sealed record Measured(string What, string Path, IReadOnlyList<string> BareSql, string BoundBy, string? Handler = null);

    // A page more is a line more.
    private static IReadOnlyList<Measured> Pages(BenchHouse house) =>
    [
        new("Invoices, 50 of 1,560 (`/factures`)", "/factures", BareSql.Invoices, "EF’s queries, then Razor writing fifty rows"),
        new("One account, 50 of 2,860 lines (`/comptabilite/compte/411`)", "/comptabilite/compte/411", BareSql.Account, "Razor writing fifty rows: they are remembered, the bare side asks each time"),
        new("Account of an activity (`/activites/…/compte`)", $"/activites/{house.Activities[0]}/compte", BareSql.ActivityAccount(house.Activities[0].Value), "the frame of the page: what it shows is remembered, the bare side asks each time"),
        new("Totals of a quote as it is typed", $"/devis/nouveau?activite={house.Activities[0]}", BareSql.Typing(house.Activities[0].Value), "binding the form, then the pipeline of a page: rights, menu", "data-totals"),
        new("Preview of a quote as it is typed", $"/devis/nouveau?activite={house.Activities[1]}", BareSql.Previewing(house.Activities[1].Value), "eight queries of EF, then the layout", "data-preview"),
    ];

    public static async Task<IReadOnlyList<Row>> Run()
    {
        await using var house = await BenchHouse.Open(Activities);
        await house.Live();
        await using var ours = await Site.Serve(house);
        var pages = Pages(house);
        await using var bare = await BareSite.Open(house.Settings.SqliteFile, pages.Select(p => (Bare(p), p.BareSql)));
        using var visit = await Site.SignedIn(ours);
        var visitor = visit.Http;
        using var http = new HttpClient { BaseAddress = bare.Address };
        var rows = new List<Row>();
        foreach (var page in pages)
        {
            (string, Dictionary<string, string>)? typed = page.Handler is null ? null : await Typed(visitor, page);
            for (var warm = 0; warm < 8; warm++)
            {
                await Ask(visitor, page.Path, typed);
                await Ask(http, Bare(page));
            }
            var (us, them) = (new List<TimeSpan>(), new List<TimeSpan>());
            for (var round = 0; round < Rounds; round++)
            {
                us.Add(await Ask(visitor, page.Path, typed));
                them.Add(await Ask(http, Bare(page)));
            }
            rows.Add(Row.PerSecond(page.What, Requests, us, them, page.BoundBy));
        }
        return rows;
    }

    private static string Bare(Measured page) => page.Handler is null ? page.Path : $"/{page.Handler}";

    /// <summary>Opens the form of a page and types a line in it.</summary>
    private static async Task<(string Address, Dictionary<string, string> Fields)> Typed(HttpClient http, Measured page)
    {
        using var start = await http.GetAsync(page.Path);
        var form = await http.GetStringAsync(start.Headers.Location);
        return (WebUtility.HtmlDecode(Regex.Match(form, $"{page.Handler}=\"([^\"]+)\"").Groups[1].Value), new()
        {
            ["__RequestVerificationToken"] = Site.TokenOf(form),
            ["Input.Activity"] = page.Path.Split('=')[1],
            ["Input.Version"] = "0",
            ["Input.Subject"] = "Habillage du site",
            ["Input.NewCustomer.Name"] = "Studio Nord",
            ["Input.Plan.Deposit"] = "30",
            ["Input.Lines[0].Description"] = "Création graphique",
            ["Input.Lines[0].Quantity"] = "2",
            ["Input.Lines[0].UnitPrice"] = "450",
            ["Input.Lines[0].VatCode"] = "Services:FR200",
        });
    }

    private static async Task<TimeSpan> Ask(HttpClient http, string path, (string Address, Dictionary<string, string> Fields)? typed = null)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Requests; i++)
        {
            using var answer = typed is { } form ? await http.PostAsync(form.Address, new FormUrlEncodedContent(form.Fields)) : await http.GetAsync(path);
            if (answer.StatusCode != HttpStatusCode.OK || (await answer.Content.ReadAsByteArrayAsync()).Length == 0)
                throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
        }
        return clock.Elapsed;
    }
}
