using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales.Sap;

/// <summary>An issued document of a customer.</summary>
/// <param name="Credits">The invoice that it takes back, or null.</param>
public sealed record SapDocument(Id<Invoice> Id, Id<Invoice>? Credits, DocumentSnapshot Snapshot);

/// <summary>
/// What the money of a customer paid of services at home: the sums truly borne (CGI art. 199 sexdecies). Money counts for an invoice up to what its credit
/// notes leave of it, in proportion to the services in what they leave; what a credit note takes back stops counting on its day, by the means that had paid it,
/// and counts again with them where it is used. Credit that no money had paid counts for nothing; an advance counts with its own means, on the day it is used.
/// An invoice asks for no less than zero, which issuing refuses: a balance below its deposit would count here for more than was paid.
/// </summary>
public static class SapAccount
{
    /// <param name="clearings">Receipts and offsets that stand, with those that left the advances they use.</param>
    public static IReadOnlyList<SapPayment> Payments(IReadOnlyList<SapDocument> documents, IReadOnlyList<Clearing> clearings)
    {
        var methods = clearings.OfType<Receipt>().ToDictionary(r => r.Id, r => r.Method);
        var bills = documents.Where(d => d.Credits is null).ToDictionary(d => d.Id, d => new Bill(d.Snapshot));
        foreach (var note in documents)
            if (note.Credits is { } id && bills.GetValueOrDefault(id) is { } bill) bills[note.Id] = bill;
        var steps = documents.Where(d => d.Credits is not null && bills.ContainsKey(d.Id)).Select(d => (On: d.Snapshot.IssueDate, Rank: 0, Id: d.Id.Value, Do: (Func<IEnumerable<SapPayment>>)(() => bills[d.Id].Credit(d.Snapshot))))
            .Concat(clearings.Select(c => (On: c.Date, Rank: 1, Id: c.Id.Value, Do: (Func<IEnumerable<SapPayment>>)(() => Clear(c, methods, bills)))));
        return [.. steps.OrderBy(s => s.On).ThenBy(s => s.Rank).ThenBy(s => s.Id).SelectMany(s => s.Do())];
    }

    /// <summary>What each source brings to each debt: a row for each debt. Cents are neither made nor lost, in a row or in a column.</summary>
    public static IReadOnlyList<IReadOnlyList<Money>> Brought(IReadOnlyList<Money> debts, IReadOnlyList<Money> sources)
    {
        var paid = Money.Min(sources.Sum(), debts.Sum());
        var left = Taken(sources, paid);
        var rows = new List<IReadOnlyList<Money>>();
        foreach (var debt in Taken(debts, paid))
        {
            var row = Taken(left, debt);
            left = [.. left.Zip(row, (l, r) => l - r)];
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>A part of amounts, taken from each in proportion: differences of rounded running sums, so that they add up to it and none goes over its amount.</summary>
    internal static IReadOnlyList<Money> Taken(IReadOnlyList<Money> amounts, Money part)
    {
        var whole = amounts.Sum().Cents;
        var (run, given, taken) = (0L, 0L, new List<Money>());
        foreach (var amount in amounts)
        {
            run += amount.Cents;
            var upTo = whole == 0 ? 0 : (long)((Int128)run * part.Cents / whole);
            taken.Add(new(upTo - given));
            given = upTo;
        }
        return taken;
    }

    private static IEnumerable<SapPayment> Clear(Clearing clearing, Dictionary<Id<Clearing>, PaymentMethod> methods, Dictionary<Id<Invoice>, Bill> bills)
    {
        var touched = new List<Bill>();
        var sources = new List<(PaymentMethod Method, Money Amount)>();
        foreach (var share in clearing.Shares.Where(s => s.Amount.IsNegative))
        {
            if (share.AdvanceId is { } advance) sources.Add((methods.GetValueOrDefault(advance), -share.Amount));
            else if (share.InvoiceId is { } note && bills.GetValueOrDefault(note) is { } bill)
            {
                sources.AddRange(bill.Give(-share.Amount));
                touched.Add(bill);
            }
        }
        if (clearing is Receipt receipt && receipt.Amount - Money.Max(receipt.Unallocated, Money.Zero) is { IsPositive: true } own) sources.Add((receipt.Method, own));
        // What pays an invoice of the program used before pays no service told here.
        var debts = clearing.Shares.Where(s => s.Amount.IsPositive && s.AdvanceId is null).ToList();
        // Money given back pays nothing.
        foreach (var (share, row) in debts.Zip(Brought([.. debts.Select(d => d.Amount)], [.. sources.Select(s => s.Amount)])))
        {
            if (share.InvoiceId is not { } id || bills.GetValueOrDefault(id) is not { } bill) continue;
            foreach (var (source, amount) in sources.Zip(row)) bill.Take(source.Method, amount);
            touched.Add(bill);
        }
        return touched.Distinct().SelectMany(b => b.Settle(clearing.Date)).ToList();
    }

    /// <summary>An invoice with its credit notes, and the money that stands on it.</summary>
    private sealed class Bill(DocumentSnapshot invoice)
    {
        private readonly SortedDictionary<PaymentMethod, Money> money = [];
        private readonly SortedDictionary<PaymentMethod, Money> incoming = [];
        private readonly SortedDictionary<PaymentMethod, Money> counted = [];
        private (decimal All, decimal Sap) lines = SapPart.Of(invoice);
        private Money due = invoice.ToPay;

        public void Take(PaymentMethod method, Money amount)
        {
            Add(money, method, amount);
            Add(incoming, method, amount);
        }

        /// <summary>Money leaves it, by the means it came: no more than there is.</summary>
        public IReadOnlyList<(PaymentMethod Method, Money Amount)> Give(Money most)
        {
            var given = money.Keys.Zip(Taken([.. money.Values], Money.Min(most, money.Values.Sum()))).ToList();
            foreach (var (method, amount) in given) Take(method, -amount);
            return given;
        }

        public IEnumerable<SapPayment> Credit(DocumentSnapshot note)
        {
            var (all, sap) = SapPart.Of(note);
            lines = (lines.All - all, lines.Sap - sap);
            due -= note.ToPay;
            return Settle(note.IssueDate, note.Number);
        }

        /// <summary>What counts more than before, by what came; or less, by what had counted.</summary>
        public IEnumerable<SapPayment> Settle(DateOnly on, string? number = null)
        {
            var standing = Money.Max(Money.Min(money.Values.Sum(), due), Money.Zero);
            var now = lines.All <= 0 ? Money.Zero : Money.FromEuros(standing.Euros * lines.Sap / lines.All);
            var more = now - counted.Values.Sum();
            var came = incoming.Where(i => i.Value.IsPositive).ToList();
            incoming.Clear();
            if (more.IsZero) return [];
            var by = more.IsNegative ? [.. counted] : came.Count > 0 ? came : money.ToList();
            var payments = by.Zip(Taken([.. by.Select(b => b.Value)], more), (b, part) => new SapPayment(on, b.Key, part, number ?? invoice.Number)).Where(p => !p.Amount.IsZero).ToList();
            foreach (var payment in payments) Add(counted, payment.Method, payment.Amount);
            return payments;
        }

        private static void Add(SortedDictionary<PaymentMethod, Money> sums, PaymentMethod method, Money amount) => sums[method] = sums.GetValueOrDefault(method) + amount;
    }
}
