using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Ledger.Periods;

/// <summary>Which days of an entity take entries, as read at one instant: enough to answer for many days without asking the store again.</summary>
public sealed class Calendar(OpenPeriods periods, Id<LegalEntity> entity, IReadOnlyList<(DateOnly Start, DateOnly End, bool Closed)> years, IReadOnlySet<int> sealedMonths)
{
    /// <summary>Why a day takes no entry, and what to do; null when it does.</summary>
    public async Task<Refusal?> Refuse(DateOnly day) =>
        years.Any(y => y.Start <= day && y.End >= day && !y.Closed) && !sealedMonths.Contains(Month.Of(day).Index) ? null : await periods.Refuse(entity, day);

    /// <summary>First day of the fiscal year of a day that takes entries.</summary>
    public DateOnly YearOf(DateOnly day) => years.First(y => y.Start <= day && y.End >= day).Start;
}
