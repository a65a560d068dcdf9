using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>Money that came or went, or its cancellation on the day of it.</summary>
/// <param name="Documents">Numbers of the documents it concerns; empty for a mere advance.</param>
/// <param name="Amount">Negative for money given back; the other sign for a cancellation.</param>
/// <param name="Reason">Why it is taken back; null for the receipt itself.</param>
/// <param name="IsTakenBack">True for a receipt that was cancelled since.</param>
public sealed record ReceiptRow(Id<Clearing> Id, string Documents, string Customer, string Activity, DateOnly Date, PaymentMethod Method, string Reference, Money Amount, string? Reason, bool IsTakenBack);

/// <summary>Reads the payments within reach, the latest first.</summary>
public sealed class ReceiptList(Db db, Access access, Remembered remembered)
{
    public const int PageSize = 50;

    /// <summary>Words of each way to pay.</summary>
    public static string Word(PaymentMethod method) => method switch
    {
        PaymentMethod.Transfer => "virement",
        PaymentMethod.Cheque => "chèque",
        PaymentMethod.Cesu => "CESU",
        PaymentMethod.Card => "carte",
        _ => "espèces",
    };

    /// <summary>A page of what came in and was taken back during a month, how many rows there are, and their sum: a later cancellation changes no earlier month.</summary>
    /// <param name="page">From 1.</param>
    public async Task<(IReadOnlyList<ReceiptRow> Rows, int Count, Money Sum)> Of(Month month, int page)
    {
        var reach = await access.ReachOf(SalesModule.Read);
        var shown = reach.All ? await remembered.Of($"receipts {month} {page}", () => Read(reach, month, page)) : await Read(reach, month, page);
        return (shown.Rows, shown.Count, shown.Sum);
    }

    private async Task<ReceiptPage> Read(Reach reach, Month month, int page)
    {
        var moves = Moves(db.Set<Receipt>().Within(reach), month);
        var whole = await moves.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Cents = g.Sum(m => m.Cents) }).SingleOrDefaultAsync();
        var rows = await (
            from move in moves.OrderByDescending(m => m.Date).ThenByDescending(m => m.Id).ThenBy(m => m.IsReversal).Skip((Paging.Clamp(page) - 1) * PageSize).Take(PageSize)
            join receipt in db.Set<Receipt>().IgnoreAutoIncludes() on move.Id equals receipt.Id
            join activity in db.Set<Activity>() on receipt.ActivityId equals activity.Id
            join customer in db.Set<Customer>() on receipt.CustomerId equals customer.Id
            join v in db.Set<ClearingReversal>() on receipt.Id equals v.ClearingId into taken
            from reversal in taken.DefaultIfEmpty()
            orderby move.Date descending, move.Id descending, move.IsReversal
            select new { move.Date, move.Cents, move.IsReversal, receipt.Id, Customer = customer.Name, Activity = activity.Name, receipt.Method, receipt.Reference, reversal.Reason }).ToListAsync();
        var ids = rows.Select(r => r.Id).Distinct().ToList();
        var numbers = (await db.Set<ClearingShare>().Where(s => ids.Contains(s.ClearingId)).Join(db.Set<Invoice>(), s => s.InvoiceId, i => i.Id, (s, i) => new { s.ClearingId, s.Rank, i.Number })
            .Concat(db.Set<ClearingShare>().Where(s => ids.Contains(s.ClearingId)).Join(db.Set<LegacyInvoice>(), s => s.LegacyInvoiceId, i => i.Id, (s, i) => new { s.ClearingId, s.Rank, Number = (string?)i.Number }))
            .OrderBy(n => n.Rank).ToListAsync()).ToLookup(n => n.ClearingId, n => n.Number);
        return new([.. rows.Select(r => new ReceiptRow(r.Id, string.Join(", ", numbers[r.Id]), r.Customer, r.Activity, r.Date, r.Method, r.Reference, new Money(r.Cents),
            r.IsReversal ? r.Reason : null, !r.IsReversal && r.Reason is not null))], whole?.Count ?? 0, new(whole?.Cents ?? 0));
    }

    /// <summary>Those within reach, of a month or of all, cancelled ones too, unordered.</summary>
    public async Task<IQueryable<Receipt>> Asked(Month? month)
    {
        var receipts = db.Set<Receipt>().AsNoTracking().Within(await access.ReachOf(SalesModule.Read));
        return month is { First: var first, Last: var last } ? receipts.Where(r => r.Date >= first && r.Date <= last) : receipts;
    }

    /// <summary>What came in during a month less what was taken back, by entity.</summary>
    public async Task<IReadOnlyDictionary<Id<LegalEntity>, Money>> Sums(Month month)
    {
        var reach = await access.ReachOf(SalesModule.Read);
        return reach.All ? await remembered.Of($"received {month}", () => Sums(reach, month)) : await Sums(reach, month);
    }

    private async Task<Dictionary<Id<LegalEntity>, Money>> Sums(Reach reach, Month month) =>
        await Moves(db.Set<Receipt>().Within(reach), month)
            .GroupBy(m => m.EntityId).Select(g => new { g.Key, Cents = g.Sum(m => m.Cents) }).ToDictionaryAsync(g => g.Key, g => new Money(g.Cents));

    /// <summary>Receipts in their month, and their cancellations in the month of the cancellation.</summary>
    private IQueryable<Move> Moves(IQueryable<Receipt> receipts, Month month)
    {
        var (first, last) = (month.First, month.Last);
        receipts = receipts.IgnoreAutoIncludes();
        return receipts.Where(r => r.Date >= first && r.Date <= last).Select(r => new Move { Id = r.Id, EntityId = r.EntityId, Date = r.Date, Cents = r.Amount.Cents, IsReversal = false })
            .Concat(db.Set<ClearingReversal>().Where(v => v.Date >= first && v.Date <= last)
                .Join(receipts, v => v.ClearingId, r => r.Id, (v, r) => new Move { Id = r.Id, EntityId = r.EntityId, Date = v.Date, Cents = -r.Amount.Cents, IsReversal = true }));
    }

    private sealed record ReceiptPage(IReadOnlyList<ReceiptRow> Rows, int Count, Money Sum);

    private sealed class Move
    {
        public Id<Clearing> Id { get; init; }
        public Id<LegalEntity> EntityId { get; init; }
        public DateOnly Date { get; init; }
        public long Cents { get; init; }
        public bool IsReversal { get; init; }
    }
}
