using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Vat;

/// <summary>Output VAT of one account over a month.</summary>
/// <param name="Rate">Null for an account that holds no single rate.</param>
/// <param name="Base">Computed from the tax: tax ÷ rate; null without a rate.</param>
public sealed record VatDue(string Account, string Label, Rate? Rate, Money? Base, Money Tax);

/// <summary>One account and its amount.</summary>
public sealed record VatAmount(string Account, string Label, Money Amount);

/// <summary>The VAT of a month, as the ledger holds it; the entries that make the return are left out.</summary>
/// <param name="Due">Tax that became due in the month, by account of 44571.</param>
/// <param name="Pending">Tax in unpaid invoices at the end of the month, by account of 44574.</param>
/// <param name="Deductible">Tax deductible in the month, by account of 44562 and 44566.</param>
/// <param name="Waiting">Input tax that waits for our payment at the end of the month, account 44564.</param>
/// <param name="Draft">Part of due less deductible that is still draft.</param>
public sealed record VatOfMonth(IReadOnlyList<VatDue> Due, IReadOnlyList<VatAmount> Pending, IReadOnlyList<VatAmount> Deductible, IReadOnlyList<VatAmount> Waiting, Money Draft)
{
    public Money TotalDue => Due.Sum(d => d.Tax);
    public Money TotalDeductible => Deductible.Sum(d => d.Amount);
    /// <summary>To pay when positive, credit when negative.</summary>
    public Money Net => TotalDue - TotalDeductible;
}

/// <summary>Reads the VAT of a month.</summary>
public sealed class VatReader(Db db, Chart chart, IReadOnlyList<VatRateAccounts> rates)
{
    public async Task<VatOfMonth> Read(Id<LegalEntity> entity, Id<Activity>? activity, Month month)
    {
        var (first, last) = (month.First, month.Last);
        var lines = db.Set<EntryLine>().AsNoTracking().Where(l => l.EntityId == entity);
        if (activity is { } one) lines = lines.Where(l => l.ActivityId == one);
        // The entry of a return empties these accounts into 4455 or 44567: it is not the month's VAT.
        var returns = db.Set<EntryLine>().Where(l => l.EntityId == entity && l.Date >= first && l.Date <= last && (l.Account.StartsWith("4455") || l.Account.StartsWith("44567"))).Select(l => l.EntryId);
        var moves = await lines.Where(l => l.Date >= first && l.Date <= last && (l.Account.StartsWith("44571") || l.Account.StartsWith("44562") || l.Account.StartsWith("44566")) && !returns.Contains(l.EntryId))
            .GroupBy(l => l.Account).OrderBy(g => g.Key)
            .Select(g => new { g.Key, Net = g.Sum(l => l.Debit.Cents - l.Credit.Cents), Draft = g.Sum(l => l.Validated ? 0 : l.Debit.Cents - l.Credit.Cents) }).ToListAsync();
        var ends = await db.Balances(entity, activity).Where(b => b.Month <= month && (b.Account.StartsWith("44574") || b.Account.StartsWith("44564")))
            .GroupBy(b => b.Account).OrderBy(g => g.Key).Select(g => new { g.Key, Net = g.Sum(b => b.Debit.Cents - b.Credit.Cents) }).ToListAsync();
        return new VatOfMonth(
            [.. moves.Where(m => m.Key.StartsWith("44571", StringComparison.Ordinal)).Select(m => Due(m.Key, new Money(-m.Net)))],
            [.. ends.Where(e => e.Net != 0 && e.Key.StartsWith("44574", StringComparison.Ordinal)).Select(e => Amount(e.Key, -e.Net))],
            [.. moves.Where(m => !m.Key.StartsWith("44571", StringComparison.Ordinal)).Select(m => Amount(m.Key, m.Net))],
            [.. ends.Where(e => e.Net != 0 && e.Key.StartsWith("44564", StringComparison.Ordinal)).Select(e => Amount(e.Key, e.Net))],
            new Money(-moves.Sum(m => m.Draft)));
    }

    private VatDue Due(string account, Money tax)
    {
        var rate = rates.FirstOrDefault(r => r.Due == account)?.Rate;
        Money? taxed = rate is { BasisPoints: > 0 } known ? Money.FromEuros(tax.Euros * 10_000m / known.BasisPoints) : null;
        return new VatDue(account, chart.Label(account), rate, taxed, tax);
    }

    private VatAmount Amount(string account, long cents) => new(account, chart.Label(account), new Money(cents));
}
