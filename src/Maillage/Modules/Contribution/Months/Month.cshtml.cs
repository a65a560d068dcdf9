using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Contribution.Months;

/// <summary>Why the contribution of a month is what it is: its steps, its documents, its entries.</summary>
[Needs(ContributionModule.Read)]
public sealed class MonthModel(Db db, Access access, Clock clock, Chart chart, ScaleBook scales, ContributionReader reader, BaseDocuments documents) : ActivityPage(db, access)
{
    public Month Month { get; private set; }
    public Month Current => Month.Of(clock.Today);
    public Month First { get; private set; }
    /// <summary>Null when the activity owed nothing and nothing was posted.</summary>
    public MonthOfContribution? Shown { get; private set; }
    public IReadOnlyList<Step> Steps { get; private set; } = [];
    public IReadOnlyList<BaseDocument> Documents { get; private set; } = [];
    public bool IsProvisional => Month >= Current;

    public string LabelOf(string account) => chart.Label(account);

    public async Task<IActionResult> OnGet(long id, string month)
    {
        if (!Month.TryParse(month, null, out var asked) || !await Open(id)) return NotFound();
        Month = asked;
        First = (await scales.History()).Rows is [.., var oldest] ? oldest.From : asked;
        Shown = (await reader.Of(Activity.Id, asked, asked)).SingleOrDefault();
        if (Shown?.Main is { } main)
        {
            if (MayReadLedger) Documents = await documents.Of(Activity, main);
            Steps = [.. Shown.Due.Steps.Select(s => s == main.Amount.Steps.FirstOrDefault() ? s with { Link = "#pieces" } : s)];
        }
        return Page();
    }
}
