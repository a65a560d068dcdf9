using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Formats.Electronic.Mapping;

/// <summary>What the VAT codes of a document are in EN 16931.</summary>
internal sealed class VatTerms
{
    private const string OutsideReform = "VATEX-FR-CGI261";

    private readonly IReadOnlyList<(SnapshotVat Group, VatCode Code)> groups;
    private readonly Dictionary<string, VatCode> byCode;

    /// <exception cref="ArgumentException">When the document holds a code that the table never had.</exception>
    public VatTerms(DocumentSnapshot snapshot, VatTable vat)
    {
        groups = [.. snapshot.VatGroups.Select(g => (g, vat.Known(g.VatCode) ?? throw new ArgumentException($"The VAT code {g.VatCode} is unknown.", nameof(snapshot))))];
        byCode = groups.Select(g => g.Code).DistinctBy(c => c.Code).ToDictionary(c => c.Code);
    }

    public bool AnyTaxed => groups.Any(g => g.Code.IsTaxed);

    /// <summary>Whether every line is exempt under CGI art. 261 to 261 E: no invoice is asked for, and the reform leaves it out.</summary>
    public bool AllExempt => groups.All(g => g.Code.Vatex?.StartsWith(OutsideReform, StringComparison.Ordinal) == true);

    public bool Has(string category) => groups.Any(g => Category(g.Code) == category);

    /// <summary>BT-151, BT-95, BT-102.</summary>
    public string Category(string code) => Category(byCode[code]);

    /// <summary>BT-152, BT-96, BT-103: none out of scope.</summary>
    public decimal? Rate(string code) => Rate(byCode[code]);

    /// <summary>What the rounded lines must add up to.</summary>
    public IReadOnlyList<DocumentBase> Bases => [.. groups.Select(g => new DocumentBase(g.Group.VatCode, Category(g.Code), Rate(g.Code), g.Group.Base))];

    /// <summary>BG-23: codes of one category and rate make one group, their reasons joined; a VATEX code stands only when all share it.</summary>
    public Items<VatBreakdown> Breakdown() => groups.GroupBy(g => (Category: Category(g.Code), Rate: Rate(g.Code))).Select(g =>
    {
        var (reasons, codes) = (g.Select(x => x.Group.Reason).OfType<string>().Distinct().ToList(), g.Select(x => x.Code.Vatex).Distinct().ToList());
        return new VatBreakdown
        {
            Category = g.Key.Category,
            Rate = g.Key.Rate,
            Taxable = g.Sum(x => x.Group.Base.Euros),
            Tax = g.Sum(x => x.Group.Vat.Euros),
            ExemptionReason = reasons.Count == 0 ? null : string.Join($"{French.NoBreak}; ", reasons),
            ExemptionCode = codes is [{ } only] ? only : null,
        };
    }).ToItems();

    private static string Category(VatCode code) => code.Category.ToString();

    private static decimal? Rate(VatCode code) => code.Category == VatCategory.O ? null : code.Rate.Percent;
}
