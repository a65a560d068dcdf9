using System.IO.Compression;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Takeover;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Takeover;

/// <summary>The documents of invoices taken over: looked at first, joined whole, taken back.</summary>
public sealed class DocumentsTests
{
    private static readonly byte[] Pdf = "%PDF-1.4 essai"u8.ToArray();

    [Theory, ClassData(typeof(BothEngines))]
    public async Task They_are_joined_by_the_number_in_their_name_and_only_pdf_and_pictures(Engine engine)
    {
        await using var house = await TakeoverVerbs.Opened(engine);
        await house.TakeOverAll();
        var zip = Zip(("factures/Facture FA2025-0118 Éditions.pdf", Pdf), ("FA2025-01180.pdf", Pdf), ("FA2025-0121.exe", "MZ"u8.ToArray()), ("../AV2025 0003.png", Pdf), ("../AV2025 0003.pdf", Pdf));
        var sent = await house.SendTakeover(TakeoverStep.Documents, zip);

        var preview = (await house.LookTakeover(sent)).Preview;

        Assert.Equal(["FA2025-0118", "AV2025-0003"], preview.New.Select(r => r.Cells[0]));
        Assert.Equal(["2 FA2025-01180.pdf", "3 FA2025-0121.exe", "4 ../AV2025 0003.png"], preview.Faults.Select(f => $"{f.Line} {f.Column}"));
        Assert.Equal([], await Joined(house));
        var run = await house.Carry(sent);
        Assert.Equal(2, run.Value!.Made);
        Assert.Equal(["AV2025-0003 AV2025 0003.pdf", "FA2025-0118 Facture FA2025-0118 Éditions.pdf"], await Joined(house));
        Assert.Equal(2, await house.Do(async s => await s.GetRequiredService<TakenDocuments>().Of(null).CountAsync(f => f.Path.StartsWith("reprises/", StringComparison.Ordinal))));
        Assert.Empty(await house.FaultsOfAll());
    }

    [Fact]
    public async Task A_damaged_file_is_left_aside_and_names_of_any_system_are_read()
    {
        await using var house = await TakeoverVerbs.Opened(Engine.Sqlite);
        await house.TakeOverAll();
        var zip = Zip(("FA2025-0118\\annexe.pdf", Paper(400)), ("dossier\\FA2025-0121.pdf", Paper(401)), ("AV2025-0003\u202Efdp.pdf", Paper(402)));
        var preview = (await house.LookTakeover(await house.SendTakeover(TakeoverStep.Documents, zip))).Preview;

        Assert.Equal(["FA2025-0121", "AV2025-0003"], preview.New.Select(r => r.Cells[0]));
        Assert.Equal("AV2025-0003fdp.pdf", preview.New[1].Cells[1]);
        var stored = Stored("FA2025-0118.pdf", "%PDF-1.4 whole"u8.ToArray());
        stored.AsSpan()[stored.AsSpan().IndexOf("whole"u8)] = (byte)'W';
        Assert.Contains("abîmé", Assert.Single((await house.LookTakeover(await house.SendTakeover(TakeoverStep.Documents, stored))).Preview.Faults).Reason, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_is_there_is_left_and_a_sending_is_taken_back(Engine engine)
    {
        await using var house = await TakeoverVerbs.Opened(engine);
        await house.TakeOverAll();
        var first = (await house.Carry(await house.SendTakeover(TakeoverStep.Documents, Zip(("FA2025-0118.pdf", Pdf))))).Value!;

        var again = (await house.LookTakeover(await house.SendTakeover(TakeoverStep.Documents, Zip(("FA2025-0118.pdf", Pdf))))).Preview;
        var other = (await house.LookTakeover(await house.SendTakeover(TakeoverStep.Documents, Zip(("FA2025-0118.pdf", Paper(300)), ("FA2025-0121.pdf", Paper(300)))))).Preview;

        Assert.Equal((1, 0, false), (again.Known.Count, again.New.Count, again.CanCarry));
        Assert.Equal("FA2025-0121", Assert.Single(other.New).Cells[0]);
        Assert.Contains("annulez d’abord l’envoi", Assert.Single(other.Faults).Reason, StringComparison.Ordinal);
        Assert.True((await house.UndoTakeover(first.Id)).Ok);
        Assert.Equal([], await Joined(house));
        Assert.True((await house.Carry(await house.SendTakeover(TakeoverStep.Documents, Zip(("FA2025-0118.pdf", Paper(300)))))).Ok);
        Assert.Equal(["FA2025-0118 FA2025-0118.pdf"], await Joined(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Those_too_large_are_told_and_a_sending_beyond_the_room_there_is_is_not_carried_out(Engine engine)
    {
        await using var house = await TakeoverVerbs.Opened(engine, s => s with { Files = new(1_000, 1_500) });
        await house.TakeOverAll();

        var large = (await house.LookTakeover(await house.SendTakeover(TakeoverStep.Documents, Zip(("FA2025-0118.pdf", Paper(1_001)), ("FA2025-0121.pdf", Paper(900)))))).Preview;
        var more = await house.SendTakeover(TakeoverStep.Documents, Zip(("FA2025-0121.pdf", Paper(900)), ("AV2025-0003.pdf", Paper(700))));
        var same = await house.SendTakeover(TakeoverStep.Documents, Zip(("FA2025-0121.pdf", Paper(900)), ("AV2025-0003.pdf", Paper(900))));

        Assert.Contains("la limite réglée ici", Assert.Single(large.Faults).Reason, StringComparison.Ordinal);
        Assert.True(large.CanCarry);
        Assert.Contains("plus assez de place", Assert.Single((await house.LookTakeover(more)).Preview.Obstacles), StringComparison.Ordinal);
        Assert.Equal("takeover.obstacle", (await house.Carry(more)).Refusal!.Type);
        Assert.Equal(0, await house.Do(s => s.GetRequiredService<DocumentFiles>().Taken()));
        Assert.True((await house.Carry(same)).Ok);
        Assert.Equal(900, await house.Do(s => s.GetRequiredService<DocumentFiles>().Taken()));
    }

    [Fact]
    public async Task A_small_zip_that_swells_is_refused_whole_before_it_is_all_opened()
    {
        await using var house = await TakeoverVerbs.Opened(Engine.Sqlite);
        await house.TakeOverAll();
        var hollow = new byte[2 * FileKind.MostBytes];
        // Each is too large to be kept: opened a little beyond the most all the same, forty of them are more than a zip may hold.
        var bomb = Zip([("FA2025-0118.pdf", Paper(900)), .. Enumerable.Range(0, 45).Select(i => ($"creux-{i}.pdf", hollow))]);
        Assert.InRange(bomb.Length, 0, DocumentZip.MostBytes);

        foreach (var (bytes, why) in (List<(byte[], string)>)[(bomb, "une fois ouverts"), (Pdf, "ne s’ouvre pas comme un zip"), (Zip(), "Ce zip est vide")])
        {
            var refused = await house.Do(s => s.GetRequiredService<TakeoverActions>().Receive(house.Entity, TakeoverStep.Documents, "documents.zip", bytes, TakeoverOrigin.Usual));
            Assert.Equal("takeover.zip", refused.Refusal!.Type);
            Assert.Contains(why, refused.Refusal.Message, StringComparison.Ordinal);
        }
        var some = (await house.LookTakeover(await house.SendTakeover(TakeoverStep.Documents, Zip(("FA2025-0118.pdf", hollow))))).Preview;
        Assert.Equal("plus de 5 Mo", Assert.Single(some.Faults).Reason);
    }

    [Fact]
    public async Task The_page_shows_what_goes_where_and_takes_it_back()
    {
        await using var house = await TestHouse.Serve(today: "2026-01-15");
        Assert.True((await house.Opens("2026-01-01")).Ok);
        await house.TakeOverAll();
        await house.Account("Une Comptable", Role.Accountant);
        using var visitor = await Visitor.SignedIn(house, "une.comptable@maillage.example");
        await visitor.Open("/administration/reprise/documents");
        await visitor.Upload("form#envoi", "file", "papiers.zip", Pdf);
        Assert.Contains("ne s’ouvre pas comme un zip", visitor.Page.QuerySelector("#File-erreur")!.TextContent, StringComparison.Ordinal);

        await visitor.Upload("form#envoi", "file", "papiers.zip", Zip(("FA2025-0118.pdf", Pdf), ("vacances.pdf", Pdf)));
        Assert.Contains("Une pièce est laissée de côté", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("aucune facture reprise n’a ce numéro", visitor.Text, StringComparison.Ordinal);
        await visitor.Submit("form#reprendre");
        Assert.Contains("1 document : c’est repris.", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/administration/reprise/documents");
        Assert.Contains("1 sur 3 factures reprises ont leur document", visitor.Text, StringComparison.Ordinal);
        await visitor.Submit("form[id^=annuler-]");

        Assert.Contains("0 sur 3 factures reprises ont leur document", visitor.Text, StringComparison.Ordinal);
    }

    private static Task<List<string>> Joined(TestHouse house) =>
        house.Read(db => db.Set<LegacyInvoice>().Where(i => i.FileName != null).OrderBy(i => i.Number).Select(i => i.Number + " " + i.FileName).ToListAsync());

    private static byte[] Paper(int length)
    {
        var bytes = new byte[length];
        "%PDF-1.4 "u8.CopyTo(bytes);
        return bytes;
    }

    private static byte[] Stored(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var file = zip.CreateEntry(name, CompressionLevel.NoCompression).Open()) file.Write(content);
        return bytes.ToArray();
    }

    private static byte[] Zip(params IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var file = zip.CreateEntry(name).Open();
                file.Write(content);
            }
        return bytes.ToArray();
    }
}
