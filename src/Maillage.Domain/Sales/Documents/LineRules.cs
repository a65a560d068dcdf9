using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Documents;

/// <summary>What the lines of a document must be.</summary>
public static class LineRules
{
    public const int MaxLines = 500;

    /// <summary>Letters of the subject of a document.</summary>
    public const int LongestSubject = 200;

    /// <summary>More than any line of a cooperative: beyond it something was typed wrongly. In euros.</summary>
    public const decimal MostEuros = 100_000_000;

    private const string Mandatory = "CGI, annexe II, art. 242 nonies A, I";

    /// <summary>What would not fit in the store; fields named <c>Lines[2].Unit</c>.</summary>
    public static IEnumerable<Refusal> CheckSizes(IReadOnlyList<DraftLine> lines)
    {
        if (lines.Count > MaxLines) yield return new("sales.invoice.lines", $"Un document a au plus {MaxLines} lignes : faites-en deux.", "Lines");
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Description.Length > DraftLine.LongestDescription) yield return TooLong("La désignation", DraftLine.LongestDescription, $"Lines[{i}].Description");
            if (lines[i].Sap?.Length > 20) yield return TooLong("La prestation", 20, $"Lines[{i}].Sap");
            if (lines[i].Unit.Length > 20) yield return TooLong("L’unité", 20, $"Lines[{i}].Unit");
            if (Math.Abs(lines[i].Quantity.Value * (lines[i].UnitPrice?.Euros ?? 0)) > MostEuros)
                yield return new("sales.invoice.too-much", $"Cette ligne dépasse {French.Number(MostEuros, 0, 0)}{French.NoBreak}€ : vérifiez la quantité et le prix.", $"Lines[{i}].UnitPrice");
            if (lines[i].Discount.BasisPoints is < 0 or > 10_000)
                yield return new("sales.invoice.discount", "Une remise va de 0 à 100 %.", $"Lines[{i}].Discount");
        }
    }

    /// <summary>What is missing or wrong in the lines on a day.</summary>
    public static IEnumerable<Refusal> Missing(IReadOnlyList<DraftLine> lines, VatTable vat, DateOnly day)
    {
        if (!lines.Any(l => l.Kind == LineKind.Item))
            yield return new("sales.invoice.lines", "Ajoutez au moins une ligne : ce que vous vendez, combien, à quel prix.", "Lines[0].Description", Mandatory);
        for (var i = 0; i < lines.Count; i++)
            foreach (var refusal in OfLine(lines[i], i, vat, day)) yield return refusal;
    }

    /// <summary>What the VAT codes of the lines ask of each other and of the customer.</summary>
    /// <param name="customerVat">The VAT number the document prints, null when the customer has none.</param>
    public static IEnumerable<Refusal> OfVat(IReadOnlyList<DraftLine> lines, string customerName, string? customerVat, string customerField, VatTable vat)
    {
        var codes = lines.Where(l => l.HasAmount).Select(l => vat.Known(l.VatCode)).OfType<VatCode>().ToList();
        if (codes.Any(c => c.Category == VatCategory.O) && codes.Any(c => c.Category != VatCategory.O))
            yield return new("sales.invoice.vat-outside", "Un document hors du champ de la TVA ne porte aucune autre ligne : faites-en deux.", "Lines[0].VatCode", "EN 16931, BR-O-11 à BR-O-14");
        if (codes.FirstOrDefault(c => c.Category is VatCategory.AE or VatCategory.K) is { } reverse && customerVat is null)
            yield return new("sales.invoice.vat-number", $"« {reverse.Label} » demande le numéro de TVA de {customerName} : ajoutez-le à sa fiche.", customerField, $"{Mandatory}, 3°");
    }

    /// <summary>What all the lines sell together.</summary>
    public static SupplyNature NatureOf(IEnumerable<DraftLine> lines)
    {
        var seen = lines.Where(l => l.Kind == LineKind.Item).Select(l => l.Nature).Distinct().ToList();
        return seen.Count > 1 ? SupplyNature.Mixed : seen is [LineNature.Goods] ? SupplyNature.Goods : SupplyNature.Services;
    }

    private static IEnumerable<Refusal> OfLine(DraftLine line, int i, VatTable vat, DateOnly day)
    {
        if (line.Description.Length == 0) yield return new("sales.invoice.description", line.Kind == LineKind.Item ? "Dites ce que vous vendez." : "Écrivez un texte, ou retirez cette ligne.", $"Lines[{i}].Description", Mandatory);
        if (!line.HasAmount) yield break;
        if (line.UnitPrice is null && line.Discount == Rate.Zero)
            yield return new("sales.invoice.price", line.Kind == LineKind.Item ? "Donnez le prix unitaire." : "Donnez le montant de la remise, ou son pourcentage.", $"Lines[{i}].UnitPrice", Mandatory);
        else if (line.Kind == LineKind.Item && line.UnitPrice is null) yield return new("sales.invoice.price", "Donnez le prix unitaire.", $"Lines[{i}].UnitPrice", Mandatory);
        if (line.Kind == LineKind.Discount && line.UnitPrice?.HundredThousandths < 0)
            yield return new("sales.invoice.discount", "Une remise s’écrit en positif : elle est déduite.", $"Lines[{i}].UnitPrice");
        if (line.Quantity.TenThousandths == 0) yield return new("sales.invoice.quantity", "Donnez une quantité différente de zéro.", $"Lines[{i}].Quantity", Mandatory);
        if ((line.Kind == LineKind.Item || line.Discount == Rate.Zero) && vat.Find(line.VatCode, day, $"Lines[{i}].VatCode") is { Ok: false } refused) yield return refused.Refusal!;
    }

    private static Refusal TooLong(string name, int length, string field) =>
        new("sales.invoice.too-long", $"{name} a plus de {length} caractères : raccourcissez le texte.", field);
}

/// <summary>What a document sells, over all its lines.</summary>
public enum SupplyNature
{
    Goods,
    Services,
    /// <summary>Both, neither being accessory to the other.</summary>
    Mixed,
}
