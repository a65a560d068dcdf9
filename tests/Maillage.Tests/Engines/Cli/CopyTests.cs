using System.IO.Compression;
using Maillage.Cli;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.People.Persons;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Data.Copies;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Cli;

public sealed class CopyTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(Engine.Sqlite, Engine.Postgres)]
    [InlineData(Engine.Postgres, Engine.Sqlite)]
    [InlineData(Engine.Sqlite, Engine.Sqlite)]
    [InlineData(Engine.Postgres, Engine.Postgres)]
    public async Task A_copy_put_back_on_either_engine_is_the_same_to_the_last_byte(Engine from, Engine to)
    {
        await using var house = await Furnished(from);
        await using var target = await TestDatabase.New(to);
        var file = NewFile();

        var copied = await Copy(house.Settings, file);
        await using (var db = Db.OfOwner(target.Settings)) await CopyReader.Read(db, file);
        var again = await Copy(target.Settings, NewFile());

        Assert.Equal(copied.Schema, again.Schema);
        Assert.Equal(copied.Tables, again.Tables);
        foreach (var table in (string[])["LedgerLines", "MonthBalances", "Accounts", "Grants", "ActivityMembers", "LegalIdentities", "DataProtectionKeys"])
            Assert.True(copied.Tables.Single(t => t.Name == table).Rows > 0, table);

        await using var services = CommandHouse.Open(target.Settings, house.Time);
        Assert.Equal(0, await CheckVerb.Run(services, TextWriter.Null));
        await using var restored = Db.OfOwner(target.Settings);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => restored.Database.ExecuteSqlRawAsync("""UPDATE "LedgerEntries" SET "Label" = 'x'"""));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_restored_database_goes_on(Engine engine)
    {
        await using var house = await Furnished(Engine.Sqlite);
        await using var target = await TestDatabase.New(engine);
        var file = NewFile();
        await Copy(house.Settings, file);
        await using (var db = Db.OfOwner(target.Settings)) await CopyReader.Read(db, file);

        await using var next = Db.OfOwner(target.Settings);
        next.DataProtectionKeys.Add(new() { FriendlyName = "suivante", Xml = "<key/>" });
        await next.SaveChangesAsync();

        Assert.Equal(2, await next.DataProtectionKeys.CountAsync());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_database_in_use_is_not_overwritten(Engine engine)
    {
        await using var house = await Furnished(engine);
        var file = NewFile();
        await Copy(house.Settings, file);

        await using var db = Db.OfOwner(house.Settings);
        var refused = await Assert.ThrowsAsync<SettingsException>(() => CopyReader.Read(db, file));

        Assert.Contains("base vide", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_with_a_changed_line_is_refused_and_nothing_is_written()
    {
        await using var house = await Furnished(Engine.Sqlite);
        await using var target = await TestDatabase.New(Engine.Sqlite);
        var file = NewFile();
        await Copy(house.Settings, file);
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            var name = CopyManifest.EntryOf("LedgerLines");
            string lines;
            using (var reader = new StreamReader(zip.GetEntry(name)!.Open())) lines = await reader.ReadToEndAsync();
            zip.GetEntry(name)!.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            await writer.WriteAsync(lines.Replace("\"Debit\":120000", "\"Debit\":120001", StringComparison.Ordinal));
        }

        await using var db = Db.OfOwner(target.Settings);
        var refused = await Assert.ThrowsAsync<SettingsException>(() => CopyReader.Read(db, file));

        Assert.Contains("LedgerLines", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await db.Set<Entry>().IgnoreQueryFilters().CountAsync());
    }

    [Fact]
    public async Task A_copy_shows_one_instant_while_others_write()
    {
        await using var house = await Furnished(Engine.Sqlite);
        await using var db = Db.OfOwner(house.Settings);
        await using var snapshot = await db.Snapshot();
        var before = await db.Set<Entry>().IgnoreQueryFilters().CountAsync();

        Assert.True((await house.Post("2026-11-24 OD Pendant\n 606 Atelier 1.00\n 401 Atelier -1.00")).Ok);

        Assert.Equal(before, await db.Set<Entry>().IgnoreQueryFilters().CountAsync());
    }

    private static async Task<TestHouse> Furnished(Engine engine)
    {
        var house = await TestHouse.Open(engine);
        await house.Account("Première Administratrice", Role.Administrator);
        await house.Post("2026-11-24 VE Facture F1\n 411 Atelier 1200.00\n 706 Atelier -1000.00\n 44571 Atelier -200.00");
        var person = (await house.Do(s => s.GetRequiredService<PersonActions>().Create("Noé", "D’Été", "noe@maillage.example", ""))).Value!;
        var account = (await house.Do(s => s.GetRequiredService<PersonActions>().GiveAccount(person.Id))).Value;
        Assert.True((await house.Do(s => s.GetRequiredService<MemberActions>().Join(house.Atelier, person.Id, new DateRange(new DateOnly(2026, 1, 1)), Rate.FromPercent(50)))).Ok);
        Assert.True((await house.Do(s => s.GetRequiredService<AccountActions>().Invite(account))).Ok);
        // Signing a cookie makes the first key.
        house.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("essai").Protect("essai");
        return house;
    }

    private static async Task<CopyManifest> Copy(Settings settings, string file)
    {
        await using var db = Db.OfOwner(settings);
        return await CopyWriter.Write(db, file, Now);
    }

    private static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("maillage-copy-").FullName, "copie.zip");
}
