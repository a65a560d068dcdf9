using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>What a customer owes under one VAT code, and the tax in it.</summary>
/// <param name="Waits">Whether the tax is due on receipt (services and deposits) rather than at once (goods).</param>
/// <param name="Due">Tax included, signed as it is booked.</param>
public sealed record TaxGroup(string VatCode, bool Waits, Money Due, Money Vat);

/// <summary>The tax of an issued document as it is booked and as receipts pay it.</summary>
public static class TaxGroups
{
    /// <summary>
    /// By VAT code and by when the tax is due, in order of first appearance, what earlier invoices billed taken off: a deduction reduces the
    /// groups of its code in proportion to them.
    /// </summary>
    public static IReadOnlyList<TaxGroup> Of(DocumentContent content, IReadOnlyList<Deduction> deductions, SalesAccounts accounts)
    {
        var groups = PostingGroups.Of(content).GroupBy(g => (Code: g.VatCode ?? "", Waits: accounts.WaitsForReceipt(g.Account)))
            .Select(g => new TaxGroup(g.Key.Code, g.Key.Waits, g.Sum(x => x.Ht + x.Vat), g.Sum(x => x.Vat))).ToList();
        foreach (var off in deductions.SelectMany(d => d.Groups).GroupBy(g => g.VatCode ?? ""))
        {
            var places = Enumerable.Range(0, groups.Count).Where(i => groups[i].VatCode == off.Key).ToList();
            var (due, vat) = (off.Sum(g => g.Ht + g.Vat), off.Sum(g => g.Vat));
            if (places.Count == 0)
            {
                groups.Add(new(off.Key, true, -due, -vat));
                continue;
            }
            var whole = places.Sum(i => groups[i].Due.Euros);
            var dues = Parts(due, places, i => groups[i].Due.Euros, whole);
            var vats = Parts(vat, places, i => groups[i].Due.Euros, whole);
            for (var i = 0; i < places.Count; i++)
                groups[places[i]] = groups[places[i]] with { Due = groups[places[i]].Due - dues[i], Vat = groups[places[i]].Vat - vats[i] };
        }
        return groups;
    }

    private static IReadOnlyList<Money> Parts(Money total, IReadOnlyList<int> places, Func<int, decimal> weight, decimal whole) =>
        Cents.Share([.. places.Select(i => whole == 0 ? 0 : total.Euros * weight(i) / whole)], total);
}
