using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Maillage.Bench.People;

/// <summary>Someone at work: looks at pages, and now and then writes an invoice to be validated.</summary>
/// <param name="activity">Their own; null for someone of the team.</param>
/// <param name="place">The activity they look at.</param>
public sealed partial class Person(string name, long? activity, long place, Random random)
{
    /// <summary>Seconds between two acts, evenly.</summary>
    private const double ShortestPause = 1, LongestPause = 5;

    private HttpClient http = null!;

    private IReadOnlyList<string> Pages => activity is null
        ? ["/", "/factures", "/factures/a-valider", "/encaissements", "/comptabilite/ecritures", "/clients", $"/activites/{place}/compte", "/portefeuille"]
        : ["/", "/factures", "/devis", "/clients", "/mon-compte", $"/activites/{place}/compte", "/contribution"];

    public static string EmailOf(string name) => $"{name}@maillage.example";

    public async Task SignIn(Uri address)
    {
        http = new HttpClient(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true }) { BaseAddress = address };
        var form = await http.GetStringAsync("/connexion");
        using var answer = await http.PostAsync("/connexion", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.Email"] = EmailOf(name),
            ["Input.Password"] = BenchHouse.Password,
            ["__RequestVerificationToken"] = Site.TokenOf(form),
        }));
        if (!answer.IsSuccessStatusCode || answer.RequestMessage!.RequestUri!.AbsolutePath == "/connexion") throw new InvalidOperationException($"{name} could not sign in.");
    }

    public async Task Live(Answers answers, Func<bool> goesOn)
    {
        await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * LongestPause));
        while (goesOn())
        {
            if (activity is not null && random.Next(8) == 0) await Sell(answers);
            else await Timed(answers, "pages read", () => http.GetAsync(Pages[random.Next(Pages.Count)]));
            await Task.Delay(TimeSpan.FromSeconds(ShortestPause + random.NextDouble() * (LongestPause - ShortestPause)));
        }
    }

    private async Task Sell(Answers answers)
    {
        if (await Timed(answers, "forms opened", () => http.GetAsync($"/factures/nouvelle?activite={activity}")) is not { } form) return;
        await Task.Delay(TimeSpan.FromSeconds(ShortestPause));
        var fields = FieldsOf(EditorForm().Match(form.Page).Value);
        fields["Input.CustomerId"] = Customer().Match(form.Page).Groups[1].Value;
        (fields["Input.Lines[0].Description"], fields["Input.Lines[0].UnitPrice"], fields["op"]) = ("Journée", $"{random.Next(100, 900)},35", "submit");
        await Timed(answers, "invoices submitted", () => http.PostAsync(form.Path, new FormUrlEncodedContent(fields)), "La facture est soumise");
    }

    private static async Task<(string Path, string Page)?> Timed(Answers answers, string kind, Func<Task<HttpResponseMessage>> ask, string? expected = null)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using var answer = await ask();
            var page = await answer.Content.ReadAsStringAsync();
            answers.Add(kind, clock.Elapsed);
            var path = answer.RequestMessage!.RequestUri!.PathAndQuery;
            if (answer.StatusCode == HttpStatusCode.OK && !path.StartsWith("/connexion", StringComparison.Ordinal) && page.Contains(expected ?? "</html>", StringComparison.Ordinal)) return (path, page);
            answers.Wrong($"{kind}: {(int)answer.StatusCode} at {path}");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException)
        {
            answers.Wrong($"{kind}: {broken.Message}");
        }
        return null;
    }

    /// <summary>What a browser would send back as it is.</summary>
    private static Dictionary<string, string> FieldsOf(string form)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match input in Input().Matches(form))
        {
            string Of(string attribute) => WebUtility.HtmlDecode(Regex.Match(input.Value, $"\\s{attribute}=\"([^\"]*)\"").Groups[1].Value);
            if (Of("name").Length > 0 && Of("type") is not ("checkbox" or "radio" or "file" or "submit")) fields.TryAdd(Of("name"), Of("value"));
        }
        foreach (Match select in Select().Matches(form))
            fields.TryAdd(select.Groups[1].Value, Regex.Match(select.Value, "<option[^>]*value=\"([^\"]*)\"[^>]*selected|<option[^>]*selected[^>]*value=\"([^\"]*)\"") is { Success: true } chosen ? chosen.Groups[1].Value + chosen.Groups[2].Value : "");
        return fields;
    }

    [GeneratedRegex("<form[^>]*data-autosave.*?</form>", RegexOptions.Singleline)]
    private static partial Regex EditorForm();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("""<select[^>]*name="([^"]*)".*?</select>""", RegexOptions.Singleline)]
    private static partial Regex Select();

    /// <summary>The one customer of the activity, as the form offers it.</summary>
    [GeneratedRegex("""<option[^>]*value="(\d{6,})"[^>]*>\s*Client""")]
    private static partial Regex Customer();
}
