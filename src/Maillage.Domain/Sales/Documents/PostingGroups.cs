using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Documents;

/// <summary>What a document credits to one product account under one VAT code; negative when discounts win.</summary>
/// <param name="VatCode">Null for an extra that bears no VAT.</param>
public sealed record PostingGroup(string Account, string? VatCode, Rate Rate, Money Ht, Money Vat);

/// <summary>The groups in which a document is booked.</summary>
public static class PostingGroups
{
    /// <summary>
    /// Groups by product account and VAT code, in order of first appearance, in cents. Their HT adds up to the base of each code, their VAT to the
    /// tax of each code, and both to the total of the document, so that account 411 holds exactly what the customer owes: a difference of
    /// rounding goes to the largest group.
    /// </summary>
    public static IReadOnlyList<PostingGroup> Of(DocumentContent content)
    {
        var groups = content.Amounts().GroupBy(a => (a.Account, a.VatCode, a.Rate))
            .Select(g => (g.Key, Ht: g.Sum(a => a.Ht), Vat: g.Sum(a => a.Vat))).ToList();
        var booked = new Dictionary<(string, string, Rate), PostingGroup>();
        foreach (var total in DocumentTotals.Of(content).ByVat)
        {
            var members = groups.Where(g => g.Key.VatCode == total.VatCode && g.Key.Rate == total.Rate).ToList();
            var ht = Cents.Share([.. members.Select(g => g.Ht)], total.Base);
            var vat = Cents.Share([.. members.Select(g => g.Vat)], total.Vat);
            for (var i = 0; i < members.Count; i++)
                booked[members[i].Key] = new(members[i].Key.Account, total.VatCode, total.Rate, ht[i], vat[i]);
        }
        var ordered = groups.Select(g => booked[g.Key]);
        if (content.Extra is { } extra) ordered = ordered.Append(new(extra.Account, null, Rate.Zero, extra.Amount, Money.Zero));
        return [.. ordered.Where(g => !g.Ht.IsZero || !g.Vat.IsZero)];
    }
}
