using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Periods;

/// <summary>Which days still take entries.</summary>
public sealed class OpenPeriods(Db db)
{
    /// <summary>The fiscal year of a day, or null when none is set up.</summary>
    public Task<FiscalYear?> YearOf(Id<LegalEntity> entity, DateOnly day) =>
        db.Set<FiscalYear>().AsNoTracking().SingleOrDefaultAsync(y => y.EntityId == entity && y.Start <= day && y.End >= day);

    public Refusal NoYear(DateOnly day) =>
        new("ledger.year.none", $"Aucun exercice ne contient le {French.LongDate(day)} : ouvrez d’abord l’exercice dans « Périodes ».", "Date");

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

    /// <summary>The first month from <paramref name="from"/> on that is not sealed.</summary>
    public async Task<Month> FirstOpen(Id<LegalEntity> entity, Month from)
    {
        var sealedMonths = await db.Set<MonthSeal>().Where(s => s.EntityId == entity).Select(s => s.Month).ToListAsync();
        var month = from;
        while (sealedMonths.Contains(month)) month = month.Next;
        return month;
    }
}
