using System.Diagnostics;
using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Ledger;
using Maillage.Platform;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Operating;

/// <summary>The disk of the data is full, then is not: what does not fit is refused whole, and work goes on when there is room again.</summary>
[Trait("Kind", "Slow")]
public sealed class FullDiskTests
{
    [Fact]
    public async Task That_of_sqlite()
    {
        using var disk = SmallDisk.Mount("24m");
        await using var house = await TestHouse.Open(Engine.Sqlite, with: s => s with { DataFolder = Directory.CreateDirectory(Path.Combine(disk.Folder, "data")).FullName });
        await FillAndEmpty(house, disk);
    }

    /// <summary>Its tables are on the small disk, its journal is not: a journal without room stops the server, as any other end of it (<see cref="DatabaseAwayTests"/>).</summary>
    [Fact]
    public async Task That_of_postgresql()
    {
        using var disk = SmallDisk.Mount("96m");
        var tables = Directory.CreateDirectory(Path.Combine(disk.Folder, "tables")).FullName;
        using (var chown = Process.Start("chown", ["postgres", tables])) await chown.WaitForExitAsync(TestContext.Current.CancellationToken);
        await using var postgres = await OwnPostgres.Begin([.. DatabaseAwayTests.Preparation(), $"CREATE TABLESPACE small LOCATION '{tables}'", "ALTER DATABASE maillage SET TABLESPACE small"]);
        await using var house = await TestHouse.Open(await TestDatabase.On(new Settings(Directory.CreateTempSubdirectory("maillage-full-").FullName, postgres.Owner, false)));
        await FillAndEmpty(house, disk);
    }

    private static async Task FillAndEmpty(TestHouse house, SmallDisk disk)
    {
        await house.OpenYearsOfToday();
        await house.Account("Première Administratrice", Role.Administrator);
        var team = await house.Account("Une Equipe", Role.Team);
        house.Time.MoveTo(DateTimeOffset.UtcNow);
        var token = (await ApiCaller.Token(house, team)).Text;
        using var program = await TheProgram.Serve(house.Settings);
        using var visitor = await Visitor.SignedIn(program.Address, "une.equipe@maillage.example");
        using var api = new ApiCaller(program.Address, token);
        var written = 0;

        disk.Fill();
        for (var tries = 0; tries < 400 && visitor.Status != HttpStatusCode.InsufficientStorage; tries++)
        {
            await visitor.Write(house);
            if (visitor.Status == HttpStatusCode.OK) written++;
        }
        Assert.Equal(HttpStatusCode.InsufficientStorage, visitor.Status);
        Assert.Contains("La place manque sur le serveur", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/comptabilite/ecritures");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var refused = await api.Post("/people", new { lastName = new string('x', 100), firstName = "Une personne" });
        Assert.Equal((HttpStatusCode.InsufficientStorage, "application/problem+json"), (refused.Status, refused.MediaType));
        Assert.StartsWith("La place manque sur le serveur", refused.Detail, StringComparison.Ordinal);
        await TheProgram.Ready(visitor);

        disk.Empty();
        await visitor.Write(house);
        Assert.Contains("en brouillon", visitor.Text, StringComparison.Ordinal);

        Assert.Equal(written + 1, await house.Read(db => db.Set<Entry>().CountAsync()));
        var check = await TheProgram.Run(house.Settings, "check");
        Assert.True(check.Code == 0, check.Output + check.Error);
        Assert.Equal(0, (await program.Stop()).Code);
    }
}
