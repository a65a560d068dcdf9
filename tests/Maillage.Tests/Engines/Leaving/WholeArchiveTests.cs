using System.Net;
using System.Text.Json;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.People;
using Maillage.Modules.Leaving;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Leaving;

/// <summary>Everything of a cooperative as open files, read back by programs that are not ours.</summary>
public sealed class WholeArchiveTests
{
    [Fact]
    public async Task Every_table_leaves_with_its_cooperatives_rows_or_the_archive_says_why_not()
    {
        await using var house = await TestHouse.Open();
        var (all, leaving) = await house.Read(db => Task.FromResult((OpenTable.AllOf(db.Model), WholeArchive.Tables(db))));
        Assert.Equal(all.Select(t => t.Name), leaving.Select(t => t.Name).Concat(LeavingScope.Left.Keys).Order(StringComparer.Ordinal));
        Assert.All(leaving, t => Assert.NotNull(t.Owned));
        Assert.All(leaving, t => Assert.NotEmpty(t.Columns));
        Assert.All(leaving, t => Assert.DoesNotContain(t.Columns, c => AuditScope.IsSecret(t.Name, c.Name)));
        Assert.Equal(OpenKind.Euros, leaving.Single(t => t.Name == "LedgerLines").Columns.Single(c => c.Name == "Debit").Kind);
        Assert.Equal("Customers", leaving.Single(t => t.Name == "Invoices").Columns.Single(c => c.Name == "CustomerId").RefersTo);
    }

    [Fact]
    public async Task Every_table_of_an_activity_goes_with_it_or_is_named_among_those_that_do_not()
    {
        await using var house = await TestHouse.Open();
        var tied = await house.Read(db => Task.FromResult(OpenTable.AllOf(db.Model).Where(t => t.OfActivities is not null).Select(t => t.Name).ToList()));
        Assert.Equal(tied, LeavingScope.OfActivity.Concat(LeavingScope.NotOfActivity.Keys).Order(StringComparer.Ordinal));
        Assert.Subset(LeavingScope.OfActivity.ToHashSet(), LeavingScope.OfBooks.ToHashSet());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Other_programs_read_it_whole_and_its_tables_add_up_to_the_ledger(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var direction = await house.Account("Une Directrice", Role.Direction);
        var invoice = await house.Sell(Sale.Line("Création, « logo »\net charte", 1234.56m), Sale.Line("Livre", 19.90m, "FR055"));
        Assert.True((await house.Receive(invoice.Id, 500m)).Ok);
        await house.Post("2026-11-20 OD Brouillon d’achat\n 606 Bois 80.01\n 401 Bois -80.01");
        await Neighbour(house);
        await house.Do(async s =>
        {
            // Random bytes, so that they stay as many in the archive: several pieces.
            s.GetRequiredService<Db>().Add(new DocumentFile { CooperativeId = TestHouse.Cooperative, Sha256 = new string('a', 64), Bytes = [.. "%PDF-"u8, .. System.Security.Cryptography.RandomNumberGenerator.GetBytes(3_000_000)], AddedAt = DateTime.UtcNow });
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });

        var export = (await house.As(direction, s => s.GetRequiredService<LeavingActions>().Ask())).Value!;
        await Work(house);

        var made = await house.Read(db => db.Set<WholeExport>().SingleAsync(e => e.Id == export.Id));
        var parts = await house.Read(db => db.Set<WholeExportPart>().Where(p => p.ExportId == export.Id).OrderBy(p => p.Rank).Select(p => p.Bytes).ToListAsync());
        Assert.InRange(parts.Count, 3, 20);
        var zip = parts.SelectMany(p => p).ToArray();
        Assert.Equal((zip.LongLength, DocumentFiles.Key(zip), made.Steps), (made.Length, made.Sha256, made.Done));

        using var folder = new Unpacked(zip);
        Assert.DoesNotContain("FAILED", OutsideTools.Run("sh", "-c", $"cd '{folder.Path}' && sha256sum -c SHA256SUMS"), StringComparison.Ordinal);
        Assert.Equal(await Ledger(house), Lines(OutsideTools.Run("python3", "-c", Sums, folder.Path)));
        Assert.Equal(invoice.Number, OutsideTools.Run("python3", "-c", Numbers, folder.Path).Trim());
        Assert.StartsWith("%PDF", File.ReadAllText(folder[$"fichiers/factures/A001/Facture-{invoice.Number}.pdf"]), StringComparison.Ordinal);
        Assert.Contains("CrossIndustryInvoice", File.ReadAllText(folder[$"fichiers/factures/A001/Facture-{invoice.Number}.xml"]), StringComparison.Ordinal);
        Assert.True(File.Exists(folder["fichiers/autres/aaaaaaaaaaaaaaaa.pdf"]));
        Assert.Contains("LedgerLines", File.ReadAllText(folder["LISEZMOI.txt"]), StringComparison.Ordinal);
        var snapshot = JsonDocument.Parse(File.ReadLines(folder["tables/Invoices.jsonl"]).First()).RootElement;
        Assert.Equal(JsonValueKind.Object, snapshot.GetProperty("Snapshot").ValueKind);
        Manifest(folder);
        foreach (var text in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".pdf", StringComparison.Ordinal)).Select(File.ReadAllText))
        {
            Assert.DoesNotContain("Voisine", text, StringComparison.Ordinal);
            Assert.DoesNotContain("PasswordHash", text, StringComparison.Ordinal);
        }
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task It_is_asked_for_one_at_a_time_by_those_who_may_and_is_forgotten_after_three_days(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (direction, team) = (await house.Account("Une Directrice", Role.Direction), await house.Account("Noé Vasseur", Role.Team));
        Assert.Equal(Refusal.Forbidden.Type, (await house.As(team, s => s.GetRequiredService<LeavingActions>().Ask())).Refusal!.Type);
        Assert.Equal(Refusal.Forbidden.Type, (await house.As(team, s => s.GetRequiredService<LeavingActions>().List())).Refusal!.Type);
        var first = (await house.As(direction, s => s.GetRequiredService<LeavingActions>().Ask())).Value!;
        Assert.Equal("leaving.under-way", (await house.As(direction, s => s.GetRequiredService<LeavingActions>().Ask())).Refusal!.Type);

        // Erased before it is made, it is not made.
        Assert.True((await house.As(direction, s => s.GetRequiredService<LeavingActions>().Erase(first.Id))).Ok);
        await Work(house);
        Assert.Equal(0, await Parts(house));

        var second = (await house.As(direction, s => s.GetRequiredService<LeavingActions>().Ask())).Value!;
        await Work(house);
        Assert.NotEqual(0, await Parts(house));
        house.MoveTo("2026-11-28");
        await Work(house);
        Assert.Equal(0, await Parts(house));
        Assert.NotNull((await house.Read(db => db.Set<WholeExport>().SingleAsync(e => e.Id == second.Id))).ErasedAt);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_job_begun_again_after_a_crash_makes_one_whole_archive(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var direction = await house.Account("Une Directrice", Role.Direction);
        var export = (await house.As(direction, s => s.GetRequiredService<LeavingActions>().Ask())).Value!;
        await house.Do(async s =>
        {
            // What a try that died left behind.
            var db = s.GetRequiredService<Db>();
            for (var rank = 0; rank < 9; rank++) db.Add(new WholeExportPart { CooperativeId = TestHouse.Cooperative, ExportId = export.Id, Rank = rank, Bytes = [1, 2, 3] });
            await db.SaveChangesAsync();
        });
        await Work(house);
        var zip = (await house.Read(db => db.Set<WholeExportPart>().OrderBy(p => p.Rank).Select(p => p.Bytes).ToListAsync())).SelectMany(p => p).ToArray();
        using var folder = new Unpacked(zip);
        Assert.True(File.Exists(folder["manifest.json"]));
    }

    [Fact]
    public async Task From_the_page_it_is_prepared_downloaded_noted_and_erased()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Directrice", Role.Direction);
        await house.Account("Noé Vasseur", Role.Team);
        using var direction = await Visitor.SignedIn(house, "une.directrice@maillage.example");
        await direction.Open("/administration/emporter");
        await direction.Submit("form[action*=Demander]");
        Assert.Contains("L’archive est demandée", direction.Text, StringComparison.Ordinal);
        await Work(house);

        await direction.Open("/administration/emporter");
        Assert.Contains("prête", direction.Text, StringComparison.Ordinal);
        var href = direction.Page.QuerySelector("a[download]")!.GetAttribute("href")!;
        using (var file = await direction.Get(href))
        {
            Assert.Equal(("application/zip", "no-store"), (file.Content.Headers.ContentType!.MediaType, file.Headers.CacheControl!.ToString()));
            using var folder = new Unpacked(await file.Content.ReadAsByteArrayAsync());
            Assert.True(File.Exists(folder["tables/LedgerEntries.csv"]));
        }
        await direction.Open("/administration/journal");
        Assert.Contains("emporté : toute la coopérative", direction.Text, StringComparison.Ordinal);

        using var team = await Visitor.SignedIn(house, "noe.vasseur@maillage.example");
        using (var refused = await team.Get(href)) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await direction.Open("/administration/emporter");
        await direction.Submit("form[action*=Effacer]");
        Assert.Contains("L’archive est effacée.", direction.Text, StringComparison.Ordinal);
        using var gone = await direction.Get(href);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private const string Sums = """
        import csv, sys
        from decimal import Decimal
        def rows(name):
            with open(f"{sys.argv[1]}/tables/{name}.csv", newline="", encoding="utf-8") as f: yield from csv.DictReader(f)
        codes = {a["Id"]: a["Code"] for a in rows("Activities")}
        validated = {e["Id"] for e in rows("LedgerEntries") if e["Number"]}
        sums = {}
        for line in rows("LedgerLines"):
            key = (codes[line["ActivityId"]], line["Account"], "validated" if line["EntryId"] in validated else "draft")
            sums[key] = sums.get(key, Decimal(0)) + Decimal(line["Debit"]) - Decimal(line["Credit"])
        for key in sorted(sums): print(*key, sums[key])
        """;

    private const string Numbers = """
        import csv, sys
        with open(f"{sys.argv[1]}/tables/InvoiceLines.csv", newline="", encoding="utf-8") as f: lines = list(csv.DictReader(f))
        assert any("« logo »\net charte" in l["Description"] for l in lines), lines
        with open(f"{sys.argv[1]}/tables/Invoices.csv", newline="", encoding="utf-8") as f: print(*[i["Number"] for i in csv.DictReader(f)])
        """;

    /// <summary>Every balance of the ledger, as the python script writes them.</summary>
    private static async Task<IReadOnlyList<string>> Ledger(TestHouse house) => await house.Read(async db =>
    {
        var codes = await db.Set<Maillage.Domain.Activities.Activity>().ToDictionaryAsync(a => a.Id, a => a.Code);
        var lines = new List<string>();
        foreach (var balance in await db.Set<ActivityBalance>().ToListAsync())
        {
            void Add(string state, Money debit, Money credit)
            {
                if (debit != Money.Zero || credit != Money.Zero) lines.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{codes[balance.ActivityId]} {balance.Account} {state} {(debit - credit).Euros:0.00}"));
            }
            Add("validated", balance.Debit - balance.DraftDebit, balance.Credit - balance.DraftCredit);
            Add("draft", balance.DraftDebit, balance.DraftCredit);
        }
        return lines.Order(StringComparer.Ordinal).ToList();
    });

    private static IReadOnlyList<string> Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    /// <summary>The manifest names every file there is, with its size; each table has the rows its file has.</summary>
    private static void Manifest(Unpacked folder)
    {
        var manifest = JsonDocument.Parse(File.ReadAllText(folder["manifest.json"])).RootElement;
        var members = manifest.GetProperty("members").EnumerateArray().ToDictionary(m => m.GetProperty("path").GetString()!, m => m.GetProperty("bytes").GetInt64());
        var files = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(f => System.IO.Path.GetRelativePath(folder.Path, f), f => new FileInfo(f).Length);
        Assert.Equal(files.Where(f => f.Key is not ("manifest.json" or "SHA256SUMS")).OrderBy(f => f.Key, StringComparer.Ordinal), members.OrderBy(m => m.Key, StringComparer.Ordinal));
        Assert.Equal(1, manifest.GetProperty("members").EnumerateArray().Single(m => m.GetProperty("path").GetString() == "tables/Invoices.csv").GetProperty("rows").GetInt64());
    }

    /// <summary>Another cooperative in the same database, with someone in it.</summary>
    private static async Task Neighbour(TestHouse house)
    {
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            db.Add(new CooperativeSettings(new(2), "Coopérative Voisine"));
            await db.SaveChangesAsync();
        }
        await using var other = house.Services.CreateAsyncScope();
        await other.ServiceProvider.GetRequiredService<EnterAsSystem>()(new(2));
        var own = other.ServiceProvider.GetRequiredService<Db>();
        own.Add(new Person(new(2), "Voisine", "Voisine", "voisine@exemple.example"));
        await own.SaveChangesAsync();
    }

    /// <summary>Does the work that is due; none may fail.</summary>
    private static async Task Work(TestHouse house)
    {
        await house.RunJobs();
        Assert.Empty(await house.Read(db => db.Set<Job>().Where(j => j.LastError != null).Select(j => $"{j.Kind}: {j.LastError}").ToListAsync()));
    }

    private static Task<int> Parts(TestHouse house) => house.Read(db => db.Set<WholeExportPart>().CountAsync());
}
