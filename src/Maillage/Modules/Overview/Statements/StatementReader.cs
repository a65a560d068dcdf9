using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Domain.Sales.Documents;
using Maillage.Modules.Overview.Accounts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Statements;

/// <summary>What the paper of an account says.</summary>
public sealed class StatementReader(Db db, ActivityAccounts accounts, Clock clock)
{
    /// <summary>The account of a month; null when the person does not reach it, for the structure, or before the entity has an identity.</summary>
    public async Task<AccountStatement?> Of(Id<Activity> activity, Month month)
    {
        if (await accounts.Find(activity, new() { Month = month }) is not { Activity.Kind: not ActivityKind.Structure } account) return null;
        if ((await db.Set<LegalEntity>().AsNoTracking().SingleAsync(e => e.Id == account.Activity.EntityId)).IdentityAt(clock.Today) is not { } identity) return null;
        var since = account.YearToDate ?? account.Result;
        var treasury = account.Treasury;
        return new(clock.Today, DocumentIssuing.Seller(identity), account.Activity.Name, account.Activity.Code, French.MonthYear(month), $"depuis {French.MonthName(account.Period.YearStart.Number)}",
            [.. account.Result.Lines.Zip(since.Lines).Where(l => l.First.Line.IsTotal || l.First.Line.Key == "turnover" || !l.First.Figure.IsZero || !l.Second.Figure.IsZero)
                .Select(l => new AccountStatementLine(l.First.Line.Label, l.First.Figure.Value, l.Second.Figure.Value, l.First.Line.IsTotal))],
            [
                .. Lines(treasury.ReferenceLines), new("Trésorerie de référence", null, treasury.Reference.Value, true),
                .. Lines(treasury.FutureLines), new("Trésorerie future", null, treasury.Future.Value, true),
            ],
            account.Free.Value, account.Contribution.Why?.Value, [.. (account.Contribution.Why?.Steps ?? []).Select(s => s.Text)],
            account.Late is { } late ? $"{French.Capital(late.Words)}{French.NoBreak}: {late.Amount}, la plus ancienne échue le {French.ShortDate(late.Oldest)}" : "", account.HasDrafts);
    }

    private static IEnumerable<AccountStatementLine> Lines(IEnumerable<TreasuryLine> lines) => lines.Where(l => !l.Figure.IsZero).Select(l => new AccountStatementLine(l.Line.Label, null, l.Figure.Value, false));
}
