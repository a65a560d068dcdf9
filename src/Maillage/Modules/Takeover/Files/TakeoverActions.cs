using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Takeover;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Import;
using Maillage.Modules.Takeover.Steps;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Takeover.Files;

/// <summary>A file with what it would do.</summary>
public sealed record TakeoverState(TakeoverSource Source, StepPreview Preview)
{
    public TakeoverFile File => Source.File;
}

/// <summary>Receives the files of the program used before, shows what they say, carries them out and undoes them.</summary>
public sealed class TakeoverActions(Db db, Access access, IEnumerable<ITakeoverStep> steps, Chart chart, JobQueue jobs, Clock clock, Current current)
{
    /// <summary>The job that forgets the files.</summary>
    internal const string Forgetting = "takeover.forget-files";

    /// <summary>Longest text of correspondences, in characters.</summary>
    public const int LongestAccounts = 20_000;

    /// <summary>Says on which day the books of an entity open here; refused once something stands on another day.</summary>
    public Task<Result> Open(Id<LegalEntity> entity, DateOnly day) => db.Write(async () =>
    {
        if (await access.Need(TakeoverModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (!await db.Set<LegalEntity>().AnyAsync(e => e.Id == entity)) return Refusal.NotFound;
        await db.Lock(OneAtATime);
        if (await db.Set<FiscalYear>().AsNoTracking().SingleOrDefaultAsync(y => y.EntityId == entity && y.Start <= day && y.End >= day) is not { } year)
            return new Refusal("takeover.opens-on", $"Aucun exercice ne contient le {French.LongDate(day)} : ouvrez-le d’abord dans « Périodes ».", "OpensOn");
        if (year.Start != day)
            return new Refusal("takeover.opens-on", $"Les comptes s’ouvrent au premier jour d’un exercice : le {French.LongDate(year.Start)}. Pour partir en cours d’année, ouvrez à ce jour-là et importez les écritures de l’année.", "OpensOn");
        if (year.IsClosed) return new Refusal("takeover.opens-on", "Cet exercice est clos : choisissez le premier jour d’un exercice ouvert.", "OpensOn");
        if (await db.Set<TakeoverPlan>().SingleOrDefaultAsync(p => p.EntityId == entity) is not { } plan) db.Add(new TakeoverPlan(db.Cooperative, entity, day));
        else if (plan.OpensOn != day)
        {
            if (await db.Set<TakeoverRun>().AnyAsync(r => r.EntityId == entity && r.UndoneAt == null && (r.Step == TakeoverStep.Balances || r.Step == TakeoverStep.Invoices)))
                return new Refusal("takeover.opens-on", "Des soldes ou des factures sont repris au jour choisi avant : annulez d’abord leur reprise.", "OpensOn");
            plan.OpenOn(day);
        }
        return Result.Done;
    });

    /// <summary>Keeps a file for its preview, its columns guessed; nothing is made.</summary>
    /// <param name="from">First month compared; null for balances since the beginning.</param>
    /// <param name="to">Last month compared; null for a file that is not compared.</param>
    public async Task<Result<TakeoverFile>> Receive(Id<LegalEntity> entity, TakeoverStep step, string name, byte[] bytes, TakeoverOrigin origin, Month? from = null, Month? to = null)
    {
        if (await access.Need(TakeoverModule.Manage, Resource.Cooperative) is { Refusal: { } no }) return no;
        // Before the transaction: it takes a while to open one.
        if (step == TakeoverStep.Documents && DocumentZip.List(bytes) is { Ok: false } bad) return Result<TakeoverFile>.Refused(bad.Refusals);
        return await Keep(entity, step, name, bytes, origin, from, to);
    }

    private Task<Result<TakeoverFile>> Keep(Id<LegalEntity> entity, TakeoverStep step, string name, byte[] bytes, TakeoverOrigin origin, Month? from, Month? to) => db.Write<TakeoverFile>(async () =>
    {
        if (await db.Set<TakeoverPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.EntityId == entity) is not { } plan) return new Refusal("takeover.plan", "Choisissez d’abord le jour de l’ouverture.", "File");
        var zipped = step == TakeoverStep.Documents;
        var text = zipped ? "" : ImportText.Decode(bytes);
        if (!text.Ok) return Result<TakeoverFile>.Refused(text.Refusals);
        var file = new TakeoverFile(db.Cooperative, entity, step, name, text.Value, zipped ? bytes : null, clock.Now, current.Account);
        if (TakeoverWords.Compares(step))
        {
            if (to is not { } last) return new Refusal("takeover.months", "Choisissez le dernier mois à comparer.", "To");
            if (from > last) return new Refusal("takeover.months", "Le premier mois vient après le dernier : échangez-les.", "From");
            file.Compare(from, last);
        }
        var remembered = await db.Set<TakeoverColumns>().AsNoTracking().SingleOrDefaultAsync(c => c.Step == step);
        file.ReadWith(ColumnMap.Guess(TakeoverFields.Of(step), TakeoverTable.Read(text.Value).Headers, origin, remembered is null ? null : ColumnMap.Parse(remembered.Columns)),
            remembered?.Accounts ?? await AccountsOf(step));
        db.Add(file);
        await jobs.Ask(Forgetting, "daily", "", clock.Now.AddDays(1));
        return file;
    });

    /// <summary>Reads a kept file with other columns, and remembers them for the next one.</summary>
    public Task<Result> Map(Id<TakeoverFile> id, IReadOnlyDictionary<string, string?> columns, string accounts) => db.Write(async () =>
    {
        if (await access.Need(TakeoverModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Waiting<TakeoverFile>(clock).SingleOrDefaultAsync(f => f.Id == id) is not { } file) return SentFiles.Gone;
        if (accounts.Length > LongestAccounts) return new Refusal("takeover.accounts", $"Les correspondances font plus de {French.Number(LongestAccounts, 0, 0)} caractères : gardez celles qui servent.", "Accounts");
        if (AccountTable.Parse(accounts, chart, "Accounts") is { Ok: false } wrong) return Result.Refused(wrong.Refusals);
        var known = TakeoverFields.Of(file.Step).Select(f => f.Key).ToHashSet();
        file.ReadWith(new ColumnMap(columns.Where(c => known.Contains(c.Key)).Select(c => KeyValuePair.Create(c.Key, French.Cut(c.Value ?? "", 200)))), accounts);
        await Remember(file);
        return Result.Done;
    });

    /// <summary>A kept file with the way to read it; null when it is gone, too old, or not this person's to see.</summary>
    public async Task<TakeoverSource?> Source(Id<TakeoverFile> id)
    {
        if (!await access.Can(TakeoverModule.Manage, Resource.Cooperative)) return null;
        if (await db.Waiting<TakeoverFile>(clock).AsNoTracking().SingleOrDefaultAsync(f => f.Id == id) is not { } file) return null;
        if (await db.Set<TakeoverPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.EntityId == file.EntityId) is not { } plan) return null;
        return new(file, TakeoverTable.Read(file.Text), ColumnMap.Parse(file.Columns), AccountTable.Parse(file.Accounts, chart).Value!, plan);
    }

    /// <summary>Name of what who carries or undoes holds.</summary>
    internal const string OneAtATime = "takeover";

    /// <summary>What a kept file would do; null when it is gone, too old, not this person's to see, or only compared.</summary>
    public async Task<TakeoverState?> Look(Id<TakeoverFile> id) =>
        await Source(id) is { } source && steps.FirstOrDefault(s => s.Step == source.File.Step) is { } step ? new(source, await step.Read(source)) : null;

    /// <summary>Makes all that is new in a file, in one transaction, and lets it go; rows at fault are left. Gives the run.</summary>
    public Task<Result<TakeoverRun>> Carry(Id<TakeoverFile> id) => db.Write<TakeoverRun>(async () =>
    {
        if (await access.Need(TakeoverModule.Manage, Resource.Cooperative) is { Refusal: { } no }) return no;
        // What is there already is read once nobody else writes it; people are of all entities.
        await db.Lock(OneAtATime);
        if (await Look(id) is not { } state) return SentFiles.Gone;
        if (state.Preview.Obstacles.Count > 0) return new Refusal("takeover.obstacle", state.Preview.Obstacles[0]);
        if (!state.Preview.CanCarry) return new Refusal("takeover.nothing", "Ce fichier n’apporte rien de nouveau.");
        var run = new TakeoverRun(state.File, clock.Now, current.Account);
        if (await steps.Single(s => s.Step == state.File.Step).Carry(state.Source, state.Preview, run) is { Ok: false } refused) return Result<TakeoverRun>.Refused(refused.Refusals);
        db.Add(run);
        await Remember(state.File);
        await db.SaveChangesAsync();
        await db.Set<TakeoverFile>().Where(f => f.Id == id).ExecuteDeleteAsync();
        return run;
    });

    /// <summary>Takes back what a run made; refused when something was built upon it. Undoing twice changes nothing.</summary>
    public Task<Result> Undo(Id<TakeoverRun> id) => db.Write(async () =>
    {
        if (await access.Need(TakeoverModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused;
        await db.Lock(OneAtATime);
        if (await db.Set<TakeoverRun>().Include(r => r.Things.OrderBy(t => t.Rank)).SingleOrDefaultAsync(r => r.Id == id) is not { } run) return Refusal.NotFound;
        if (!run.Stands) return Result.Done;
        if (await steps.Single(s => s.Step == run.Step).Undo(run) is { Ok: false } used) return used;
        run.Undo(clock.Now, current.Account);
        return Result.Done;
    });

    /// <summary>Lets a file go without carrying it out.</summary>
    public Task<Result> Forget(Id<TakeoverFile> id) => db.Write(async () =>
    {
        if (await access.Need(TakeoverModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused;
        return await db.Set<TakeoverFile>().Where(f => f.Id == id).ExecuteDeleteAsync() > 0 ? Result.Done : SentFiles.Gone;
    });

    private async Task Remember(TakeoverFile file)
    {
        if (file.Bytes is not null) return;
        var columns = await db.Set<TakeoverColumns>().SingleOrDefaultAsync(c => c.Step == file.Step);
        if (columns is null) db.Add(columns = new TakeoverColumns(db.Cooperative, file.Step));
        columns.Remember(file);
    }

    /// <summary>Balances compared are read with the correspondences of those taken over.</summary>
    private async Task<string> AccountsOf(TakeoverStep step) =>
        step == TakeoverStep.CompareBalances ? await db.Set<TakeoverColumns>().Where(c => c.Step == TakeoverStep.Balances).Select(c => c.Accounts).SingleOrDefaultAsync() ?? "" : "";
}
