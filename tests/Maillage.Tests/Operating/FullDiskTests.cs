using System.Diagnostics;
using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Ledger;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Operating;

/// <summary>The disk of the data is full, then is not.</summary>
[Trait("Kind", "Slow")]
public sealed class FullDiskTests
{
    [Fact]
    public async Task What_does_not_fit_is_refused_whole_and_work_goes_on_when_there_is_room_again()
    {
        using var disk = SmallDisk.Mount("24m");
        await using var house = await TestHouse.Open(Engine.Sqlite, with: s => s with { DataFolder = Directory.CreateDirectory(Path.Combine(disk.Folder, "data")).FullName });
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
        using (var live = await visitor.Get("/health/ready")) Assert.Equal(HttpStatusCode.OK, live.StatusCode);

        disk.Empty();
        await visitor.Write(house);
        Assert.Contains("en brouillon", visitor.Text, StringComparison.Ordinal);

        Assert.Equal(written + 1, await house.Read(db => db.Set<Entry>().CountAsync()));
        var check = await TheProgram.Run(house.Settings, "check");
        Assert.True(check.Code == 0, check.Output + check.Error);
        Assert.Equal(0, (await program.Stop()).Code);
    }

    /// <summary>A disk in memory, of a size.</summary>
    private sealed class SmallDisk : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("maillage-disk-").FullName;

        private string Filler => Path.Combine(Folder, "filler");

        public static SmallDisk Mount(string size)
        {
            var disk = new SmallDisk();
            if (Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", disk.Folder) != 0) Assert.Skip("Only root can make a small disk.");
            return disk;
        }

        public void Fill()
        {
            using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, 1);
            try
            {
                // By smaller and smaller parts, to the last page.
                for (var part = 1 << 20; part >= 512; part /= 2)
                    try
                    {
                        while (true) filler.Write(new byte[part]);
                    }
                    catch (IOException) when (part > 512)
                    {
                    }
            }
            catch (IOException)
            {
            }
        }

        public void Empty() => File.Delete(Filler);

        public void Dispose()
        {
            Run("umount", "-l", Folder);
            Directory.Delete(Folder);
        }

        private static int Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}
