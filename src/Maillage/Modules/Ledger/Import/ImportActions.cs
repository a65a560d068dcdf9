using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Import;

/// <summary>A file with its preview against the ledger as it stands.</summary>
/// <param name="Known">Sources of its entries that the ledger already holds.</param>
public sealed record ImportState(ImportFile File, ImportPreview Preview, IReadOnlySet<string> Known)
{
    public IEnumerable<ImportEntry> New => Preview.Entries.Where(e => !Known.Contains(e.Draft.Source.ToString()));
}

/// <summary>Receives files of entries, shows what they say, and books them as drafts when told to.</summary>
public sealed class ImportActions(Db db, Access access, Posting posting, OpenPeriods periods, Books books, Chart chart, JobQueue jobs, Clock clock, Current current)
{
    /// <summary>The job that forgets them.</summary>
    internal const string Forgetting = "ledger.import.forget-files";

    /// <summary>Keeps a file for its preview; nothing is booked.</summary>
    public Task<Result<ImportFile>> Receive(Id<LegalEntity> entity, string name, byte[] bytes) => db.Write<ImportFile>(async () =>
    {
        if ((await access.Need(LedgerModule.Write, new Resource(Entity: entity.Value))).Refusal is { } no) return no;
        var text = ImportText.Decode(bytes);
        if (!text.Ok) return Result<ImportFile>.Refused(text.Refusals);
        var file = new ImportFile(db.Cooperative, entity, name, text.Value, clock.Now, current.Account);
        db.Add(file);
        await jobs.Ask(Forgetting, "daily", "", clock.Now.AddDays(1));
        return file;
    });

    /// <summary>What a kept file would do; null when it is gone, too old, or not this person's to import.</summary>
    public async Task<ImportState?> Look(Id<ImportFile> id)
    {
        if (await db.Waiting<ImportFile>(clock).AsNoTracking().SingleOrDefaultAsync(f => f.Id == id) is not { } file) return null;
        if (await books.Choose(LedgerModule.Write, file.EntityId.Value) is not { Whole: true } book) return null;
        var third = await db.Set<ThirdParty>().AsNoTracking().ToDictionaryAsync(t => t.Code.ToUpperInvariant(), t => t.Id);
        var preview = ImportPreview.Read(file.Text, file.EntityId, new ImportCodes(chart, book.Activities.ToDictionary(a => a.Code.ToUpperInvariant(), a => a.Id), third));
        var known = new HashSet<string>();
        foreach (var part in preview.Entries.Select(e => e.Draft.Source.ToString()).Chunk(500))
            known.UnionWith(await db.Set<Entry>().IgnoreAutoIncludes().Where(e => part.Contains(e.Source)).Select(e => e.Source).ToListAsync());
        var closed = new List<ImportFault>();
        foreach (var month in preview.Entries.Where(e => !known.Contains(e.Draft.Source.ToString())).GroupBy(e => Month.Of(e.Draft.Date)))
            if (await periods.Refuse(file.EntityId, month.First().Draft.Date) is { } refusal)
                closed.AddRange(month.Select(e => new ImportFault(e.Line, "date", refusal.Message)));
        return new ImportState(file, preview with { Faults = [.. preview.Faults, .. closed.OrderBy(f => f.Line)] }, known);
    }

    /// <summary>Books every new entry of a file without fault as a draft, all or none, and lets the file go. Gives the number of entries booked.</summary>
    public Task<Result<int>> Import(Id<ImportFile> id) => db.Write<int>(async () =>
    {
        if (await Look(id) is not { } state) return SentFiles.Gone;
        if (state.Preview.Faults.Count > 0) return new Refusal("ledger.import.faults", "Le fichier a encore des lignes à corriger : corrigez-le, puis envoyez-le de nouveau.");
        var booked = await posting.DraftAll([.. state.New.Select(e => e.Draft)]);
        if (!booked.Ok) return Result<int>.Refused(booked.Refusals);
        await db.Set<ImportFile>().Where(f => f.Id == id).ExecuteDeleteAsync();
        return booked.Value.Length;
    });

    /// <summary>Lets a file go without importing it.</summary>
    public Task<Result> Forget(Id<ImportFile> id) => db.Write(async () =>
    {
        if (await Look(id) is null) return SentFiles.Gone;
        await db.Set<ImportFile>().Where(f => f.Id == id).ExecuteDeleteAsync();
        return Result.Done;
    });
}
