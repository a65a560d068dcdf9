using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
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
public sealed class TeamHome(Db db, Access access, Clock clock, Remembered remembered, WaitingInLedger waiting, BalanceReader balances, ReceiptList receipts, AccountLayout layout, ScaleBook scales, PostedContributions contributions)
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
        var (figures, posted) = await remembered.Of("desk", () => Figures(month));
        var received = await receipts.Sums(month);
        var own = ledgers.Where(l => figures.ContainsKey(l.Book.Id)).Select(l => (l.Book, Of: figures[l.Book.Id])).ToList();
        var (submitted, since) = await Submitted();
        return new(submitted, since, ledgers,
            [.. own.Select(o => new EntityFigures(o.Book, o.Of.Turnover, received.GetValueOrDefault(o.Book.Id), o.Of.Treasury))],
            [.. own.SelectMany(o => o.Of.Lowest).OrderBy(a => a.Reference.Value).Take(Size)], own.Sum(o => o.Of.BelowZero), month, await ToContribute(month.Previous, posted));
    }

    /// <summary>Of every entity, whoever reaches it.</summary>
    private async Task<Desk> Figures(Month month)
    {
        var activities = (await db.Set<Activity>().AsNoTracking().Where(a => a.Kind != ActivityKind.Structure).OrderBy(a => a.Code)
            .Select(a => new { a.EntityId, Row = new BookActivity(a.Id, a.Code, a.Name, a.Kind) }).ToListAsync()).ToLookup(a => a.EntityId, a => a.Row);
        var figures = new Dictionary<Id<LegalEntity>, DeskFigures>();
        foreach (var entity in await db.Set<LegalEntity>().Select(e => e.Id).ToListAsync())
        {
            var turnover = await db.Balances(entity).On(layout.ResultLine("turnover").Accounts).Where(b => b.Month == month).ToListAsync();
            var treasury = await db.Balances(entity).On(layout.Reference[0].Accounts).Where(b => b.Month <= month).ToListAsync();
            var references = await balances.SumByActivity([entity], layout.ReferenceAccounts, month);
            var lowest = activities[entity].Select(a => new ActivityTreasury(a, ActivityAccounts.Figure(references.GetValueOrDefault(a.Id)))).OrderBy(a => a.Reference.Value).ToList();
            figures[entity] = new(-Sum(turnover), Sum(treasury), [.. lowest.Take(Size)], lowest.Count(a => a.Reference.Value.IsNegative));
        }
        return new(figures, await contributions.LastMonth());
    }

    private async Task<Month?> ToContribute(Month over, Month? posted) =>
        await access.CanSomewhere(ContributionModule.Post) && (await scales.History()).In(over) is not null && !(posted >= over) ? over : null;

    private async Task<(int?, DateOnly?)> Submitted()
    {
        if (!await access.CanSomewhere(SalesModule.IssueInvoices)) return (null, null);
        var found = await db.Set<Invoice>().Within(await access.ReachOf(SalesModule.IssueInvoices)).Waiting(InvoiceState.Submitted)
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), First = g.Min(i => i.SubmittedAt) }).SingleOrDefaultAsync();
        return (found?.Count ?? 0, found?.First is { } first ? clock.DayOf(first) : null);
    }

    private static Figure Sum(IEnumerable<MonthSums> rows) => rows.Select(b => new Figure(b.Debit - b.Credit, b.DraftDebit - b.DraftCredit)).Sum();

    /// <param name="Posted">The last month for which contributions are posted; null when there is none.</param>
    private sealed record Desk(IReadOnlyDictionary<Id<LegalEntity>, DeskFigures> Figures, Month? Posted);

    /// <param name="Lowest">The activities of the entity with the least treasury, the lowest first.</param>
    private sealed record DeskFigures(Figure Turnover, Figure Treasury, IReadOnlyList<ActivityTreasury> Lowest, int BelowZero);
}
