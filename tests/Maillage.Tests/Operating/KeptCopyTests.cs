using System.Runtime.CompilerServices;
using Maillage.Cli;
using Maillage.Domain.Identity;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;
using Maillage.Platform.Data;
using Maillage.Platform.Data.Copies;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Operating;

/// <summary>
/// Copies made by versions past, kept beside this test: every later program restores each on both engines and finds it right. There was no release yet:
/// the only one is of the version being made, and while its one migration is made anew <c>MAILLAGE_UPDATE=1</c> makes its copy anew too. Once a version is
/// released its copy is kept for good under its number.
/// </summary>
public sealed class KeptCopyTests
{
    private const string Unreleased = "a-venir.zip";

    [Theory]
    [InlineData(Unreleased, Engine.Sqlite)]
    [InlineData(Unreleased, Engine.Postgres)]
    public async Task A_copy_of_each_version_is_restored_and_right(string name, Engine engine)
    {
        if (name == Unreleased && Environment.GetEnvironmentVariable("MAILLAGE_UPDATE") == "1" && engine == Engine.Sqlite) await Make(FileOf(name));
        await using var database = await TestDatabase.New(engine);
        await using var services = CommandHouse.Open(database.Settings, TimeProvider.System);

        await services.GetRequiredService<Migrator>().Restore(FileOf(name));

        var report = new StringWriter();
        Assert.True(await CheckVerb.Run(services, report) == 0, report.ToString());
        await using var db = Db.OfOwner(database.Settings);
        Assert.Equal(2, await db.Set<Invoice>().IgnoreQueryFilters().CountAsync(i => i.Rank != null));
        Assert.Equal(700_00L + 360_00L, await db.Set<ActivityBalance>().IgnoreQueryFilters().Where(b => b.Account.StartsWith("411")).SumAsync(b => b.Debit.Cents - b.Credit.Cents));
    }

    [Fact]
    public void A_kept_copy_stays_small() => Assert.InRange(new FileInfo(FileOf(Unreleased)).Length, 1, 200_000);

    private static async Task Make(string file)
    {
        await using var house = await TestHouse.Open();
        await house.Account("Première Administratrice", Role.Administrator);
        var paid = await house.Sell();
        await house.Receive(paid.Id, 500m);
        await house.Sell(Sale.Line("Maquette", 300m));
        await house.Post("2026-10-05 AC Fournitures\n 606 Bois 120.00\n 44566 Bois 24.00\n 401 Bois -144.00");
        await using var db = Db.OfOwner(house.Settings);
        File.Delete(file);
        await CopyWriter.Write(db, file, new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    private static string FileOf(string name, [CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, "Copies", name);
}
