using Maillage.Domain.Kernel;

namespace Maillage.Domain.Overview;

/// <summary>The turnover of an activity by month, positive when it sells; months without any are not there.</summary>
public sealed class Turnover(IReadOnlyDictionary<Month, Money> months)
{
    /// <summary>Of some months, both included.</summary>
    public Money Over(Month from, Month to) => months.Where(m => from <= m.Key && m.Key <= to).Sum(m => m.Value);

    /// <summary>The last month something was sold or credited; null when there is none.</summary>
    public Month? Last => months.Where(m => !m.Value.IsZero).Select(m => (Month?)m.Key).Max();
}
