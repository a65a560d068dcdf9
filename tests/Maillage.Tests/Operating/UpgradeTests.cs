using Maillage.Cli;
using Maillage.Domain.Identity;
using Maillage.Modules.People.Persons;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Data.Copies;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Operating;

public sealed class UpgradeTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_a_migration_will_change_is_copied_first_and_the_copy_can_be_restored(Engine engine)
    {
        await using var house = await Furnished(engine);
        var before = await Copied(house.Settings);

        var copy = await new LaterVersion(house.Settings, house.Services).Migrate();

        Assert.StartsWith(Path.Combine(house.Settings.DataFolder, "sauvegardes", "avant-Later-"), copy, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy!));
        Assert.Equal("plus tard", await Later(house.Settings));
        await using var target = await TestDatabase.New(engine);
        await using var services = CommandHouse.Open(target.Settings, house.Time);
        Assert.Equal(before.Tables, (await services.GetRequiredService<Migrator>().Restore(copy!)).Tables);
        Assert.Equal(before.Tables, (await Copied(target.Settings)).Tables);
        Assert.Null(await new LaterVersion(house.Settings, house.Services).Migrate());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_cannot_be_copied_first_is_not_changed(Engine engine)
    {
        await using var house = await Furnished(engine);
        var before = await Copied(house.Settings);
        var folder = Path.Combine(house.Settings.DataFolder, "sauvegardes");
        await File.WriteAllTextAsync(folder, "pas un dossier");

        var refused = await Assert.ThrowsAsync<SettingsException>(() => new LaterVersion(house.Settings, house.Services).Migrate());

        Assert.Contains("ne peut pas être écrite", refused.Message, StringComparison.Ordinal);
        Assert.Contains(folder, refused.Message, StringComparison.Ordinal);
        await using (var db = Db.OfOwner(house.Settings)) Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
        Assert.Equal(before.Tables, (await Copied(house.Settings, Path.Combine(house.Settings.DataFolder, "apres.zip"))).Tables);
        File.Delete(folder);
        Assert.NotNull(await new LaterVersion(house.Settings, house.Services).Migrate());
        Assert.Equal("plus tard", await Later(house.Settings));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_newer_schema_is_refused_by_an_older_program_which_changes_nothing(Engine engine)
    {
        await using var house = await Furnished(engine);
        await new LaterVersion(house.Settings, house.Services).Migrate();

        foreach (var (verb, options) in ((string, string[])[])[("serve", ["--urls", "http://127.0.0.1:0"]), ("check", []), ("backup", [Path.Combine(house.Settings.DataFolder, "copie.zip")])])
        {
            var refused = await TheProgram.Run(house.Settings, verb, options);
            Assert.Equal((2, ""), (refused.Code, refused.Output));
            Assert.Contains("version plus récente de Maillage", refused.Error, StringComparison.Ordinal);
            Assert.Single(refused.Error.Trim().Split('\n'));
        }
        Assert.Equal("plus tard", await Later(house.Settings));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_copy_of_an_older_version_is_restored_and_brought_to_the_present_one(Engine engine)
    {
        await using var house = await Furnished(Engine.Sqlite);
        var file = Path.Combine(house.Settings.DataFolder, "ancienne.zip");
        await Copied(house.Settings, file);
        await using var target = await TestDatabase.New(engine);

        await new LaterVersion(target.Settings, house.Services).Restore(file);

        Assert.Equal("plus tard", await Later(target.Settings));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_tables_of_the_last_migration_are_those_of_the_program(Engine engine)
    {
        await using var database = await TestDatabase.New(engine);
        await using var db = Db.OfOwner(database.Settings);

        Assert.Equal(TableShape.MarkOf(TableShape.AllOf(db)), TableShape.MarkOf(TableShape.AllOf(db, db.Database.GetMigrations().Last())));
    }

    private static async Task<TestHouse> Furnished(Engine engine)
    {
        var house = await TestHouse.Open(engine);
        await house.Account("Première Administratrice", Role.Administrator);
        await house.Post("2026-11-24 VE Facture F1\n 411 Atelier 1200.00\n 706 Atelier -1000.00\n 44571 Atelier -200.00");
        Assert.True((await house.Do(s => s.GetRequiredService<PersonActions>().Create("Noé", "D’Été", "noe@maillage.example", ""))).Ok);
        return house;
    }

    private static async Task<CopyManifest> Copied(Settings settings, string? file = null)
    {
        await using var db = Db.OfOwner(settings);
        return await CopyWriter.Write(db, file ?? Path.Combine(settings.DataFolder, "copie.zip"), DateTime.UtcNow);
    }

    /// <summary>What the later version added to the only person.</summary>
    private static async Task<string> Later(Settings settings)
    {
        await using var db = Db.OfOwner(settings);
        return await db.Database.SqlQueryRaw<string>("""SELECT "Later" AS "Value" FROM "Persons" """).SingleAsync();
    }
}
