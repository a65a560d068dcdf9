using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic;

/// <summary>A line before rounding.</summary>
/// <param name="VatCode">Key of its VAT group in the document.</param>
/// <param name="Exact">Without tax, in euros, not rounded.</param>
public sealed record ExactLine(string VatCode, decimal Exact);

/// <summary>The VAT group of a document.</summary>
/// <param name="VatCode">The key that lines name.</param>
/// <param name="Category">BT-118.</param>
/// <param name="Rate">BT-119 in percent; null out of scope.</param>
/// <param name="Base">What the document gives as base, to the cent.</param>
public sealed record DocumentBase(string VatCode, string Category, decimal? Rate, Money Base);

/// <summary>
/// EN 16931 sums lines rounded to the cent, the house rounds the document once. The cents between the two become one document allowance or charge
/// per VAT group, so that the totals stay those of the document.
/// </summary>
/// <param name="Lines">BT-131 of each line, in order.</param>
/// <param name="AllowancesCharges">At most one per VAT group, none where nothing is left over.</param>
public sealed record DocumentRounding(Items<Money> Lines, Items<AllowanceCharge> AllowancesCharges)
{
    /// <summary>Reason given for the cents.</summary>
    public const string Reason = "Arrondi";

    /// <param name="lines">All lines.</param>
    /// <param name="bases">One base per VAT code.</param>
    /// <param name="others">Allowances and charges the document has already, by VAT code, signed: negative for an allowance.</param>
    /// <exception cref="ArgumentException">When a line or an amount names a VAT code without base.</exception>
    public static DocumentRounding Of(IReadOnlyList<ExactLine> lines, IReadOnlyList<DocumentBase> bases, IReadOnlyList<(string VatCode, Money Amount)>? others = null)
    {
        var sums = bases.ToDictionary(b => b.VatCode, _ => Money.Zero);
        void Add(string code, Money amount) =>
            sums[code] = sums.TryGetValue(code, out var sum) ? sum + amount : throw new ArgumentException($"The VAT code {code} has no base.", nameof(bases));

        var rounded = lines.Select(l => Money.FromEuros(l.Exact)).ToItems();
        for (var i = 0; i < lines.Count; i++) Add(lines[i].VatCode, rounded[i]);
        foreach (var (code, amount) in others ?? []) Add(code, amount);
        return new(rounded, bases.Where(b => b.Base != sums[b.VatCode]).Select(b => Left(b, b.Base - sums[b.VatCode])).ToItems());
    }

    private static AllowanceCharge Left(DocumentBase group, Money difference) => new()
    {
        IsCharge = difference.IsPositive,
        Amount = difference.Abs.Euros,
        Reason = Reason,
        VatCategory = group.Category,
        VatRate = group.Rate,
    };
}
