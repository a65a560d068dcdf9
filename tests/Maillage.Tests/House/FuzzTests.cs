using System.Globalization;
using System.Net;
using System.Text;
using Maillage.Cli;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.House;

/// <summary>
/// Hostile input on every form and every address that a crawl of the demonstration finds, on every operation of the API, and where nobody is signed in yet: never a fault of the program (5xx), and at the end <c>check</c> finds
/// nothing half-written. Two thousand cases; <c>MAILLAGE_FUZZ=100000</c> for the long run, <c>MAILLAGE_FUZZ_SEED</c> to tell the same story again.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Cases = Setting("MAILLAGE_FUZZ", 2_000);
    private static readonly int Seed = Setting("MAILLAGE_FUZZ_SEED", 20261124);

    private const int LeastForms = 150;

    /// <summary>Who acts is confirmed again so often: what is sensitive asks for it, and is fuzzed too.</summary>
    private const int CasesOfAConfirmation = 100;
    private const string AskedAgain = "Confirmez que c’est vous";
    private const int LeastOperations = 180;

    /// <summary>Where people and programs come in without being known yet.</summary>
    private static readonly string[] Entries =
    [
        "POST /connexion", "POST /connexion/second-facteur", "POST /mot-de-passe-oublie", "POST /lien-de-connexion", "POST /invitation/{token}", "POST /nouveau-mot-de-passe/{token}", "POST /entrer/{token}",
        "POST /lien/devis/{token}", "GET /lien/facture/{token}", "GET /openid/{cooperative:int}/autorisation", "POST /openid/{cooperative:int}/jeton", "POST /openid/{cooperative:int}/utilisateur", "GET /openid/{cooperative:int}/deconnexion",
    ];

    private static readonly string[] Hostile =
    [
        "", " ", "\0", "\u0001\u0008", "\uFEFF", "\u202Eenvers", "é́̂̃" + new string('\u0301', 500), "🏳️‍🌈👩‍👩‍👧‍👦", "\uD800", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' OR 1=1 --", "'; DROP TABLE \"Invoices\"; --",
        "{{7*7}}${7*7}", "../../../../etc/passwd", "..\\..\\windows\\win.ini", "file:///etc/passwd", "//mechant.example", "javascript:alert(1)", "\r\nSet-Cookie: x=y", "=1+1", "@SUM(A1)", "%00%0a", "\\", "null", "undefined", "true", "[]", "{}",
        "0", "-0", "-1", "1", "+1", "01", "1,5", "1.5", "1 000", "1\u202f000,00", "1e400", "1e-400", "NaN", "Infinity", "-Infinity", "0x10", "٣", "½", "0,001", "-0,01", "99999999999999999999", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "2147483648", "79228162514264337593543950335",
        "2026-02-30", "0001-01-01", "9999-12-31", "10000-01-01", "2026-11-24", "2026-11", "9999-12", "0000-00", "31/12/2026", "24 novembre 2026", "2026-11-24T25:61:61Z", "a@b", "a@b.c\r\nBcc: x@y.z", "@", "FR7630006000011234567890189", "FR00", "73282932000074",
        "Team", "Administrator", "Draft", "Issued", "Cooperative:0", "Activity:-1", ":::", "Services:FR200", "XX:999", new string('a', 300), new string('é', 5_000), new string('9', 400), string.Join(' ', Enumerable.Repeat("mot", 20_000)),
    ];

    [Theory, ClassData(typeof(BothEngines)), Trait("Kind", "Slow")]
    public async Task No_input_makes_the_program_fail_or_write_half(Engine engine)
    {
        // PostgreSQL refuses what SQLite takes, and waits longer: it has its share.
        var cases = engine == Engine.Postgres ? Cases / 5 : Cases - Cases / 5;
        await using var house = await DemoHouse.Serve(RoleMatrix.Unhurried, engine);
        var routes = (await EndpointRights.Endpoints(house.Services)).Select(e => e.Route).Distinct().Order(StringComparer.Ordinal).ToList();
        var crawler = new Crawler(routes);
        using var visitor = await house.Enter(DemoPeople.Ours, "Essai Tout", [.. Role.Presets.Select(r => (r, ScopeKind.Cooperative, 0L))]);
        await crawler.Walk(visitor);
        var token = await RoleMatrix.FormToken(visitor, "/compte");
        // What ends a visit or takes its rights away is sent by an account that is made anew.
        var (forms, ending) = (new List<FoundForm>(), new List<FoundForm>());
        var playing = (await house.In(DemoPeople.Ours, s => s.GetRequiredService<Db>().Set<Account>().SingleAsync(a => a.DisplayName == "Essai Tout"))).Id.ToString(CultureInfo.InvariantCulture);
        foreach (var form in crawler.Forms.Values.Where(f => !f.Action.Contains(playing, StringComparison.Ordinal)).OrderBy(f => f.Action, StringComparer.Ordinal)) (Ends(form) ? ending : forms).Add(form);
        using var passing = new PassingVisitor(house, ending);
        List<string> addresses = [.. crawler.Found.Values.SelectMany(a => a).Order(StringComparer.Ordinal)];

        using var api = await ApiFuzz.Of(house.Address, await house.TokenOf("essai.tout@essai.example"), Hostile);
        using var entries = await EntryFuzz.Of(house, routes, visitor, Hostile);
        var random = new Random(Seed);
        var (faults, sent, stopped) = (new List<string>(), new HashSet<string>(), 0);
        for (var i = 0; i < cases && faults.Count < 20; i++)
        {
            if (i % CasesOfAConfirmation == 0) await Confirm(house);
            switch (random.Next(20))
            {
                case < 8:
                    if (await api.Case(random) is (var asked, { } fault)) faults.Add($"case {i}: {asked} {fault}");
                    continue;
                case < 12:
                    if (await entries.Case(random) is (var entered, >= 500 and var status)) faults.Add($"case {i}: {entered} answered {status}");
                    continue;
                case 12:
                    if (await passing.Case(random) is (var passed, >= 500 and var ended)) faults.Add($"case {i}: {passed} answered {ended}");
                    continue;
            }
            var form = forms[random.Next(forms.Count)];
            var (told, answer) = random.Next(4) == 0
                ? await Ask(visitor, addresses[random.Next(addresses.Count)], random)
                : await Send(visitor, form, token, random);
            if (told.StartsWith("POST", StringComparison.Ordinal)) sent.Add(form.Action);
            using (answer)
            {
                if ((int)answer.StatusCode >= 500) faults.Add($"case {i}: {told} answered {(int)answer.StatusCode}");
                if ((await answer.Content.ReadAsStringAsync()).Contains(AskedAgain, StringComparison.Ordinal)) stopped++;
            }
        }
        Assert.True(faults.Count == 0, $"Seed {Seed}.\n{string.Join('\n', faults)}");

        // So that it never fuzzes nothing without a word: what there is to reach, and that the cases reached their part of it.
        Assert.True(forms.Count >= LeastForms && api.Operations >= LeastOperations, $"Only {forms.Count} forms and {api.Operations} operations were found.");
        Assert.True(sent.Count >= Math.Min(forms.Count, cases) / 5, $"Only {sent.Count} forms of {forms.Count} were sent.");
        Assert.True(ending.Count > 10 && passing.Sent.Count >= Math.Min(ending.Count, cases / 50) / 2, $"Only {passing.Sent.Count} of {ending.Count} forms of accounts were sent.");
        Assert.True(stopped <= cases / 100, $"{stopped} cases were stopped by « {AskedAgain} ».");
        Assert.True(api.Reached >= Math.Min(api.Operations, cases) / 3, $"Only {api.Reached} operations of {api.Operations} were asked.");
        var missed = Entries.Except(entries.Reached).ToList();
        Assert.True(missed.Count <= (cases >= 1_000 ? 0 : Entries.Length / 2), $"Not asked: {string.Join(", ", missed)}.");

        var report = new StringWriter();
        Assert.True(await CheckVerb.Run(house.Services, report) == 0, report.ToString());
    }

    private static bool Ends(FoundForm form) => ((string[])["/deconnexion", "/compte", "/administration/comptes/", "/administration/roles/Admin"]).Any(a => form.Action.StartsWith(a, StringComparison.Ordinal));

    /// <summary>Whoever plays has just proved who they are, and goes on whatever a case asked of all.</summary>
    private static Task<int> Confirm(DemoHouse house) => house.In(DemoPeople.Ours, async s =>
    {
        var (db, now) = (s.GetRequiredService<Db>(), s.GetRequiredService<Clock>().Now);
        await db.Set<SignInRules>().ExecuteDeleteAsync();
        return await db.Set<AccountSession>().ExecuteUpdateAsync(set => set.SetProperty(x => x.ConfirmedAt, now));
    });

    private static async Task<(string, HttpResponseMessage)> Ask(Visitor visitor, string address, Random random)
    {
        string[] names = ["q", "p", "etat", "mois", "annee", "activite", "entite", "client", "du", "au", "tri", "voir", "retour", "bareme", "handler", "compte", "journal", "moyen", "sens", "modele", "jour", "exercice"];
        var query = string.Join('&', Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{names[random.Next(names.Length)]}={Escape(Any(random))}"));
        // Kestrel refuses longer lines by itself.
        var asked = $"{address}?{(query.Length > 6_000 ? query[..6_000].TrimEnd('%', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F') : query)}";
        return ($"GET {Short(asked)}", await visitor.Get(asked));
    }

    private static async Task<(string, HttpResponseMessage)> Send(Visitor visitor, FoundForm form, string token, Random random)
    {
        var (told, content) = Spoilt(form, token, random);
        return (told, await visitor.Post(form.Action, content));
    }

    /// <summary>A form spoilt in one to three places, and how it is told.</summary>
    internal static (string Told, HttpContent Content) Spoilt(FoundForm form, string token, Random random)
    {
        var fields = form.Fields.ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = fields.Count == 0 ? -1 : random.Next(fields.Count);
            switch (at < 0 ? 3 : random.Next(6))
            {
                case 0: fields.RemoveAt(at); break;
                case 1: fields.Add(new(fields[at].Key, Any(random))); break;
                case 2: fields[at] = new(fields[at].Key + (random.Next(2) == 0 ? "[0]" : ".Length"), Any(random)); break;
                case 3: fields.Add(new(random.Next(3) switch { 0 => "Input.Lines[2147483647].Quantity", 1 => "Input.Lines[-1].Description", _ => "Input." + string.Concat(Enumerable.Repeat("a.", 40)) }, Any(random))); break;
                default: fields[at] = new(fields[at].Key, Any(random)); break;
            }
        }
        if (random.Next(40) > 0) fields.Add(new("__RequestVerificationToken", token));
        var told = $"POST {form.Action} {string.Join(" & ", fields.Where(f => f.Key != "__RequestVerificationToken").Select(f => $"{f.Key}={Short(f.Value)}"))}";
        HttpContent content = random.Next(20) switch
        {
            0 => new StringContent("{\"a\":", Encoding.UTF8, "application/json"),
            1 => new ByteArrayContent([.. Enumerable.Range(0, 300).Select(_ => (byte)random.Next(256))]) { Headers = { { "Content-Type", "application/x-www-form-urlencoded" } } },
            2 => new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"Input.File\"; filename=\"../a.pdf\"\r\n\r\n%PDF"u8.ToArray()) { Headers = { { "Content-Type", "multipart/form-data; boundary=x" } } },
            3 => Multipart(fields, random),
            _ => new StringContent(string.Join('&', fields.Select(f => $"{Escape(f.Key)}={Escape(f.Value)}")), Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        return (told, content);
    }

    /// <summary>A file where fields wait for one, of a kind that it does not say.</summary>
    private static MultipartFormDataContent Multipart(IReadOnlyList<KeyValuePair<string, string>> fields, Random random)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name.Length > 0 ? name : "a");
        string[] names = ["Input.File", "Input.Document", "Input.Logo", "File", "Input.Files"];
        byte[][] files = [[], [0x25, 0x50, 0x44, 0x46], "a;b;c\n\"non fermé"u8.ToArray(), [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], [.. Enumerable.Repeat((byte)0xff, 5_000)]];
        content.Add(new ByteArrayContent(files[random.Next(files.Length)]), names[random.Next(names.Length)], random.Next(2) == 0 ? "piece.pdf" : "a\u202Efdp.exe");
        return content;
    }

    private static string Any(Random random) => Hostile[random.Next(Hostile.Length)];

    /// <summary>Percent-encoded; half a surrogate pair is left as the bytes a broken client would send.</summary>
    internal static string Escape(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => b is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9' or (byte)'_' or (byte)'.' ? ((char)b).ToString() : $"%{b:X2}"));

    private static string Short(string text) => text.Length > 120 ? text[..120] + "…" : text;

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
