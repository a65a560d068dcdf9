using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>The trial balance of an entity or of one activity.</summary>
[Needs(LedgerModule.Read)]
public sealed class TrialModel(Books books, OpenPeriods periods, Clock clock, TrialBalance trial) : Reading(books, periods, clock)
{
    public IReadOnlyList<TrialRow> Rows { get; private set; } = [];

    public Money Debits(Func<TrialRow, Money> column) => Rows.Select(column).Where(m => m.IsPositive).Sum();
    public Money Credits(Func<TrialRow, Money> column) => -Rows.Select(column).Where(m => m.IsNegative).Sum();
    public bool HasDrafts => Rows.Any(r => !r.Draft.IsZero);

    public async Task<IActionResult> OnGet()
    {
        if (!await Open()) return NotFound();
        Rows = await trial.Read(Book.Id, ActivityId, YearStart, From, To);
        return Page();
    }
}
