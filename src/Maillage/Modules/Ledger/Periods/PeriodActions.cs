using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Balances;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Periods;

/// <summary>Closes months and years, opens the next year.</summary>
public sealed class PeriodActions(Db db, Access access, Clock clock, Current current, OpenPeriods periods)
{
    /// <summary>
    /// Seals a month that is over, whose earlier months of the year are sealed and where no draft remains. Closing twice gives the first seal.
    /// </summary>
    public Task<Result<MonthSeal>> CloseMonth(Id<LegalEntity> entity, Month month) => db.Write<MonthSeal>(async () =>
    {
        if (await Begin(entity) is { } no) return no;
        if (await periods.YearOf(entity, month.First) is not { } year) return periods.NoYear(month.First);
        var seals = await db.Set<MonthSeal>().Where(s => s.EntityId == entity).OrderBy(s => s.Id).ToListAsync();
        if (seals.Find(s => s.Month == month) is { } sealedAlready) return sealedAlready;
        if (clock.Today <= month.Last)
            return new Refusal("ledger.month.running", $"Le mois {French.OfMonth(month)} n’est pas fini : il se clôt à partir du {French.LongDate(month.Next.First)}.");
        if (year.Months.FirstOrDefault(m => m < month && seals.All(s => s.Month != m)) is { Index: > 0 } earlier)
            return new Refusal("ledger.month.earlier", $"Le mois {French.OfMonth(earlier)} est encore ouvert : clôturez-le d’abord.");

        var entries = await db.Set<Entry>().IgnoreAutoIncludes().AsNoTracking().Where(e => e.EntityId == entity && e.Date >= month.First && e.Date <= month.Last)
            .OrderBy(e => e.Id).Select(e => new { e.Hash, e.ValidatedOn }).ToListAsync();
        var drafts = entries.Count(e => e.ValidatedOn is null);
        if (drafts > 0)
            return new Refusal("ledger.month.drafts", drafts == 1
                ? $"Une écriture {French.OfMonth(month)} est encore en brouillon : validez-la ou effacez-la, puis clôturez."
                : $"{drafts} écritures {French.OfMonth(month)} sont encore en brouillon : validez-les ou effacez-les, puis clôturez.");
        var debit = new Money(await db.Balances(entity).Where(b => b.Month == month).SumAsync(b => b.Debit.Cents));
        var seal = new MonthSeal(db.Cooperative, entity, month, seals.LastOrDefault()?.Hash ?? "", [.. entries.Select(e => e.Hash)], debit, clock.Now, current.Account);
        db.Add(seal);
        return seal;
    });

    /// <summary>Closes a year whose months are all sealed; makes the next one when it is missing.</summary>
    public Task<Result<FiscalYear>> CloseYear(Id<FiscalYear> id) => db.Write<FiscalYear>(async () =>
    {
        if (await db.Set<FiscalYear>().SingleOrDefaultAsync(y => y.Id == id) is not { } year) return Refusal.NotFound;
        if (await Begin(year.EntityId) is { } no) return no;
        await db.Entry(year).ReloadAsync();
        if (year.IsClosed) return year;
        if (await db.Set<FiscalYear>().Where(y => y.EntityId == year.EntityId && y.Start < year.Start && y.ClosedAt == null).OrderBy(y => y.Start).FirstOrDefaultAsync() is { } before)
            return new Refusal("ledger.year.earlier", $"L’exercice {Name(before)} est encore ouvert : clôturez-le d’abord.");
        var done = await db.Set<MonthSeal>().Where(s => s.EntityId == year.EntityId).Select(s => s.Month).ToListAsync();
        if (year.Months.FirstOrDefault(m => !done.Contains(m)) is { Index: > 0 } open)
            return new Refusal("ledger.year.months", $"Le mois {French.OfMonth(open)} est encore ouvert : clôturez tous les mois de l’exercice d’abord.");
        year.Close(clock.Now, current.Account);
        await MakeNext(year);
        return year;
    });

    /// <summary>Opens the year after the last one; the first of an entity is the calendar year of today.</summary>
    public Task<Result<FiscalYear>> OpenNext(Id<LegalEntity> entity) => db.Write<FiscalYear>(async () =>
    {
        if (await Begin(entity) is { } no) return no;
        var last = await db.Set<FiscalYear>().Where(y => y.EntityId == entity).OrderByDescending(y => y.Start).FirstOrDefaultAsync();
        if (last is not null && last.Start > clock.Today)
            return new Refusal("ledger.year.ahead", $"L’exercice {Name(last)} est déjà ouvert d’avance : le suivant s’ouvrira quand il aura commencé.");
        var year = last?.Next() ?? new FiscalYear(db.Cooperative, entity, new DateOnly(clock.Today.Year, 1, 1), new DateOnly(clock.Today.Year, 12, 31));
        db.Add(year);
        return year;
    });

    /// <summary>« 01/01/2026 – 31/12/2026 ».</summary>
    public static string Name(FiscalYear year) => $"{French.ShortDate(year.Start)} – {French.ShortDate(year.End)}";

    private async Task MakeNext(FiscalYear year)
    {
        var next = year.Next();
        if (!await db.Set<FiscalYear>().AnyAsync(y => y.EntityId == year.EntityId && y.Start >= next.Start)) db.Add(next);
    }

    private async Task<Refusal?> Begin(Id<LegalEntity> entity)
    {
        if (!await access.Can(LedgerModule.Read, new Resource(Entity: entity.Value))) return Refusal.NotFound;
        if (await access.Need(LedgerModule.Close, new Resource(Entity: entity.Value)) is { Refusal: { } refusal }) return refusal;
        if (!await db.Set<LegalEntity>().AnyAsync(e => e.Id == entity)) return Refusal.NotFound;
        // Postings hold the same name shared: from here on none is under way and none begins.
        await db.Lock($"ledger:{entity}");
        return null;
    }
}
