using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Periods;

/// <summary>Which days still take entries.</summary>
public sealed class OpenPeriods(Db db, Remembered remembered)
{
    /// <summary>The fiscal year of a day, or null when none is set up.</summary>
    public async Task<FiscalYear?> YearOf(Id<LegalEntity> entity, DateOnly day) =>
        (await remembered.Of("years", () => db.Set<FiscalYear>().AsNoTracking().ToListAsync())).SingleOrDefault(y => y.EntityId == entity && y.Start <= day && y.End >= day);

    public Refusal NoYear(DateOnly day) =>
        new("ledger.year.none", $"Aucun exercice ne contient le {French.LongDate(day)} : ouvrez d’abord l’exercice dans « Périodes ».", "Date");

    /// <summary>The years and sealed months from one day to another, in one command: every posting asks.</summary>
    public async Task<Calendar> Read(Id<LegalEntity> entity, DateOnly from, DateOnly to)
    {
        var years = new List<(DateOnly, DateOnly, bool)>();
        var sealedMonths = new HashSet<int>();
        await using var command = db.Command(
            """
            SELECT "Start", "End", "ClosedAt" IS NOT NULL FROM "FiscalYears" WHERE "CooperativeId" = @p0 AND "EntityId" = @p1 AND "Start" <= @p3 AND "End" >= @p2;
            SELECT "Month" FROM "MonthSeals" WHERE "CooperativeId" = @p0 AND "EntityId" = @p1 AND "Month" BETWEEN @p4 AND @p5
            """, db.Cooperative.Value, entity.Value, from, to, Month.Of(from).Index, Month.Of(to).Index);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) years.Add((reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateOnly>(1), reader.GetBoolean(2)));
        await reader.NextResultAsync();
        while (await reader.ReadAsync()) sealedMonths.Add(reader.GetInt32(0));
        return new Calendar(this, entity, years, sealedMonths);
    }

    /// <summary>Why a day takes no entry, and what to do; null when it does.</summary>
    public async Task<Refusal?> Refuse(Id<LegalEntity> entity, DateOnly day)
    {
        if (await YearOf(entity, day) is not { } year) return NoYear(day);
        if (year.IsClosed)
            return new("ledger.year.closed", $"L’exercice {French.ShortDate(year.Start)} – {French.ShortDate(year.End)} est clos : passez la correction dans l’exercice ouvert, avec la référence de la pièce.", "Date");
        var month = Month.Of(day);
        if (!await db.Set<MonthSeal>().AnyAsync(s => s.EntityId == entity && s.Month == month)) return null;
        var open = await FirstOpen(entity, month);
        return new("ledger.month.closed", $"Le mois {French.OfMonth(month)} est clos : datez l’écriture à partir du {French.LongDate(open.First)}.", "Date");
    }

    /// <summary>The day of what belongs to a whole month: its last one, or that of the first month still open after it; today at the latest.</summary>
    public async Task<DateOnly> DayFor(Id<LegalEntity> entity, Month month, DateOnly today)
    {
        var open = await FirstOpen(entity, month);
        return open.Last < today ? open.Last : today;
    }

    /// <summary>The first month from <paramref name="from"/> on that is not sealed.</summary>
    public async Task<Month> FirstOpen(Id<LegalEntity> entity, Month from)
    {
        var sealedMonths = await db.Set<MonthSeal>().Where(s => s.EntityId == entity).Select(s => s.Month).ToListAsync();
        var month = from;
        while (sealedMonths.Contains(month)) month = month.Next;
        return month;
    }
}
