using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Catalogue;

/// <summary>What makes a price from a cost.</summary>
/// <param name="SupplierHt">What one unit costs, without tax; zero when unknown.</param>
/// <param name="Overhead">General costs, added to the cost.</param>
/// <param name="Margin">Part of the price that is margin.</param>
/// <param name="Contribution">Part of the price that goes to the cooperative.</param>
/// <param name="Insurance">Part of the price that goes to the insurance.</param>
public sealed record PriceStudy(decimal SupplierHt, Rate Overhead, Rate Margin, Rate Contribution, Rate Insurance)
{
    /// <summary>Cost of one unit with its overhead; exact.</summary>
    public decimal Cost => SupplierHt * (1m + Overhead.Fraction);

    /// <summary>Price without tax of an exact cost.</summary>
    public decimal PriceOf(decimal cost) => cost / (1m - Margin.Fraction) / (1m - Contribution.Fraction) / (1m - Insurance.Fraction);

    /// <summary>Price of one unit without tax, cut to five decimals.</summary>
    public decimal UnitHt => Cut(PriceOf(Cost));

    /// <summary>The same with tax: from the exact price.</summary>
    public decimal UnitTtc(Rate vat) => Cut(PriceOf(Cost) * (1m + vat.Fraction));

    /// <summary>Refuses parts that take the whole price.</summary>
    public IEnumerable<Refusal> Check()
    {
        if (SupplierHt < 0) yield return new("sales.price.supplier", "Un coût est positif ou nul.", nameof(SupplierHt));
        foreach (var (rate, field, name) in ((Rate, string, string)[])[(Margin, nameof(Margin), "La marge"), (Contribution, nameof(Contribution), "La contribution"), (Insurance, nameof(Insurance), "L’assurance")])
            if (rate.BasisPoints is < 0 or >= 10_000) yield return new("sales.price.part", $"{name} va de 0 à moins de 100 %.", field);
        if (Overhead.BasisPoints < 0) yield return new("sales.price.overhead", "Les frais généraux sont positifs ou nuls.", nameof(Overhead));
    }

    /// <summary>Five decimals, toward zero: the use of price studies.</summary>
    public static decimal Cut(decimal euros) => Rounding.Truncate(euros, 5);
}
