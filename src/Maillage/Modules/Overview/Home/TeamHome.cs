using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Contribution;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Overview.Accounts;
using Maillage.Modules.Sales;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Home;

/// <summary>Figures of an entity, of the current month.</summary>
/// <param name="Treasury">Money in its banks and tills, all activities together.</param>
public sealed record EntityFigures(Book Book, Figure Turnover, Money Receipts, Figure Treasury);

/// <summary>An activity and its treasury of reference.</summary>
public sealed record ActivityTreasury(BookActivity Activity, Figure Reference);

/// <param name="Submitted">Invoices that wait to be issued; null when the person does not issue them.</param>
/// <param name="Since">Day the oldest of them was submitted.</param>
/// <param name="Lowest">The activities with the least treasury, the lowest first.</param>
/// <param name="BelowZero">How many are below zero, in all.</param>
/// <param name="ToContribute">The last month that is over, when a scale was in force and nothing is posted for it.</param>
public sealed record TeamView(int? Submitted, DateOnly? Since, IReadOnlyList<LedgerState> Ledgers, IReadOnlyList<EntityFigures> Figures, IReadOnlyList<ActivityTreasury> Lowest, int BelowZero, Month Month, Month? ToContribute)
{
    public bool IsQuiet => Submitted is null or 0 && ToContribute is null && Ledgers.All(l => l.IsQuiet);
}

/// <summary>What the team finds on arriving: what waits, how the house is, which activities need a call.</summary>
public sealed class TeamHome(Db db, Access access, Clock clock, WaitingInLedger waiting, BalanceReader balances, ReceiptList receipts, AccountLayout layout, ScaleBook scales, PostedContributions posted)
{
    /// <summary>Activities shown.</summary>
    public const int Size = 10;

    /// <summary>Null for someone who reaches no ledger as a whole.</summary>
    public async Task<TeamView?> Read()
    {
        var reach = await access.ReachOf(LedgerModule.Read);
        if (!reach.All && reach.Entities.Count == 0) return null;
        var (month, today) = (Month.Of(clock.Today), clock.Today);
        var ledgers = await waiting.Read();
        var entities = ledgers.Select(l => l.Book.Id).ToList();
        var turnover = await balances.ByActivity(entities, layout.ResultLine("turnover").Accounts, month, month);
        var treasury = await balances.ByActivity(entities, layout.ReferenceAccounts, BalanceReader.Beginning, month);
        var received = await receipts.Sums(month);
        var references = ledgers.SelectMany(l => l.Book.Activities).Where(a => a.Kind != ActivityKind.Structure)
            .Select(a => new ActivityTreasury(a, Sum(treasury[a.Id]))).OrderBy(a => a.Reference.Value).ToList();
        var (submitted, since) = await Submitted();
        return new(submitted, since, ledgers,
            [.. ledgers.Select(l => new EntityFigures(l.Book, -Sum(l.Book.Activities.SelectMany(a => turnover[a.Id])), received.GetValueOrDefault(l.Book.Id),
                Sum(l.Book.Activities.SelectMany(a => treasury[a.Id]).Where(m => layout.Reference[0].Accounts.Contains(m.Account)))))],
            [.. references.Take(Size)], references.Count(r => r.Reference.Value.IsNegative), month, await ToContribute(month.Previous));
    }

    private async Task<Month?> ToContribute(Month over) =>
        await access.CanSomewhere(ContributionModule.Post) && (await scales.History()).In(over) is not null && !(await posted.LastMonth() >= over) ? over : null;

    private async Task<(int?, DateOnly?)> Submitted()
    {
        if (!await access.CanSomewhere(SalesModule.IssueInvoices)) return (null, null);
        var found = await db.Set<Invoice>().Within(await access.ReachOf(SalesModule.IssueInvoices)).Waiting(InvoiceState.Submitted)
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), First = g.Min(i => i.SubmittedAt) }).SingleOrDefaultAsync();
        return (found?.Count ?? 0, found?.First is { } first ? clock.DayOf(first) : null);
    }

    private static Figure Sum(IEnumerable<AccountMovement> movements) => movements.Select(m => ActivityAccounts.Balance(m).Balance).Sum();
}
