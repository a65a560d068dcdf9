using Maillage.Modules.Cooperative;
using Maillage.Modules.Privacy;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Leaving;

/// <param name="Done">Steps done, of <paramref name="Steps"/>.</param>
/// <param name="What">What is being written, in French.</param>
public sealed record ExportProgress(int Done, int Steps, string What);

/// <summary>
/// Writes everything of the cooperative of this scope as open files: its tables at one instant, then every file it keeps. Nothing is held in memory but the row
/// or the file at hand.
/// </summary>
public sealed class WholeArchive(Db db, TableWriter tables, Current current, Clock clock, DataKinds kinds, CooperativeDirectory cooperatives, IServiceScopeFactory scopes)
{
    /// <summary>Files between two words about the progress.</summary>
    private const int FilesOfAStep = 20;

    public const string TableFolder = "tables/";
    public const string FileFolder = "fichiers/";

    /// <summary>The tables that leave.</summary>
    public static IReadOnlyList<OpenTable> Tables(Db db) => [.. OpenTable.AllOf(db.Model).Where(t => !LeavingScope.Left.ContainsKey(t.Name))];

    /// <param name="said">Told how far it is.</param>
    /// <returns>What the archive holds.</returns>
    public async Task<IReadOnlyList<ArchiveMember>> Write(Stream to, Func<ExportProgress, Task> said)
    {
        var (now, leaving) = (clock.Now, Tables(db));
        await using var archive = new OpenArchive(to);
        var files = await FileCount();
        var steps = leaving.Count + files / FilesOfAStep + 1;
        await using (await db.Snapshot())
            for (var i = 0; i < leaving.Count; i++)
            {
                await said(new(i, steps, $"table {i + 1} sur {leaving.Count}"));
                await tables.Add(archive, TableFolder, leaving[i]);
            }
        await AddFiles(archive, done => said(new(Math.Min(leaving.Count + done / FilesOfAStep, steps - 1), steps, $"fichier {done} sur {Math.Max(done, files)}")));
        var name = (await cooperatives.Of(current.Cooperative)).Name;
        await archive.AddJson("schema.json", Schema(leaving));
        await archive.Add("LISEZMOI.txt", ArchiveWords.OfCooperative(name, clock.InWords(now)));
        await archive.End(members => new { Format = 1, Program = typeof(Db).Assembly.GetName().Version!.ToString(3), Cooperative = name, MadeAt = now, Schema = "schema.json", Members = members });
        return archive.Members;
    }

    /// <summary>About as many as there will be: for the progress only.</summary>
    private async Task<int> FileCount() => await db.Set<DocumentFile>().CountAsync() + 2 * await db.Set<Domain.Sales.Invoices.Invoice>().CountAsync(i => i.Snapshot != null) + await db.Set<Domain.Sales.Quotes.Quote>().CountAsync(q => q.Snapshot != null);

    /// <summary>The files of every module under their names, then those kept that none named. They never change: a scope of its own reads them, and draws those not drawn yet.</summary>
    private async Task AddFiles(OpenArchive archive, Func<int, Task> said)
    {
        var (named, done) = (new HashSet<string>(), 0);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(current.Cooperative);
        var own = scope.ServiceProvider.GetRequiredService<Db>();
        foreach (var source in scope.ServiceProvider.GetServices<ITakenFiles>())
            await foreach (var file in source.Of(null))
            {
                if (file.Key is { } key) named.Add(key);
                await Add(file.Path, await file.Read());
            }
        var kept = scope.ServiceProvider.GetRequiredService<DocumentFiles>();
        foreach (var key in await own.Set<DocumentFile>().OrderBy(f => f.Sha256).Select(f => f.Sha256).ToListAsync())
            if (!named.Contains(key) && await kept.Find(key) is { } bytes) await Add($"autres/{key[..16]}{Ending(bytes)}", bytes);

        async Task Add(string path, byte[]? bytes)
        {
            if (done++ % FilesOfAStep == 0) await said(done);
            if (bytes is not null) await archive.Add(FileFolder + path, bytes);
            own.ChangeTracker.Clear();
        }
    }

    private static string Ending(byte[] bytes) => Domain.Kernel.FileKind.TypeOf(bytes) switch { "application/pdf" => ".pdf", "image/png" => ".png", "image/jpeg" => ".jpg", _ => ".bin" };

    private object Schema(IReadOnlyList<OpenTable> leaving) => new
    {
        Note = "Une description par table : ce qu’elle garde, ses colonnes et leur nature. « refersTo » nomme la table dont une colonne porte l’identité.",
        Tables = leaving.Select(t => new
        {
            t.Name,
            File = $"{TableFolder}{t.Name}.csv",
            About = kinds.Kinds.FirstOrDefault(k => k.Tables.Contains(t.Name))?.Label,
            t.Columns,
        }),
        Left = LeavingScope.Left,
    };
}
