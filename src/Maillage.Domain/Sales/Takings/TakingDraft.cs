using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Takings;

/// <summary>What was sold of one kind at one rate, tax included.</summary>
public sealed record TakingSale(LineNature Nature, string VatCode, Money Ttc);

/// <summary>What was paid by one means.</summary>
public sealed record TakingMoney(PaymentMethod Method, Money Amount);

/// <summary>A day's takings as the form gives them.</summary>
/// <param name="Id">Made by the form, so that sending it twice records it once.</param>
/// <param name="Sales">In the order of the form; zeros are left out of the taking.</param>
/// <param name="Payments">In the order of the form; zeros are left out of the taking.</param>
/// <param name="Count">How many sales, when known.</param>
public sealed record TakingDraft(
    Id<Taking> Id, Id<Activity> Activity, DateOnly Date, IReadOnlyList<TakingSale> Sales, IReadOnlyList<TakingMoney> Payments, int? Count = null, string Note = "");

/// <summary>Sales of one kind at one rate with the tax in them.</summary>
public sealed record TakingAmount(LineNature Nature, string VatCode, Rate Rate, Money Ht, Money Vat)
{
    /// <summary>
    /// The tax in what was taken: for each code the price without tax is rounded once and the tax is the rest, so that both add up to what was paid; a
    /// difference between goods and services of one code goes to the larger.
    /// </summary>
    /// <param name="vat">Unknown codes count as untaxed: <see cref="TakingRules"/> refuses them.</param>
    public static IReadOnlyList<TakingAmount> Of(IEnumerable<TakingSale> sales, VatTable vat)
    {
        var amounts = new List<TakingAmount>();
        foreach (var code in sales.Where(s => !s.Ttc.IsZero).GroupBy(s => s.VatCode))
        {
            var rate = vat.Known(code.Key)?.Rate ?? Rate.Zero;
            var kinds = code.GroupBy(s => s.Nature).Select(g => (Nature: g.Key, Ttc: g.Sum(s => s.Ttc))).ToList();
            var ht = Money.FromEuros(Exact(code.Sum(s => s.Ttc)));
            var parts = Cents.Share([.. kinds.Select(k => Exact(k.Ttc))], ht);
            amounts.AddRange(kinds.Select((k, i) => new TakingAmount(k.Nature, code.Key, rate, parts[i], k.Ttc - parts[i])));

            decimal Exact(Money ttc) => ttc.Euros / (1m + rate.Fraction);
        }
        return amounts;
    }
}
