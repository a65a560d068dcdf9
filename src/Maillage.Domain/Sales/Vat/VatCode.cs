using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Vat;

/// <summary>Category of VAT of EN 16931 (UNTDID 5305).</summary>
public enum VatCategory
{
    /// <summary>Taxed at a rate.</summary>
    S,
    /// <summary>Taxed at zero; no French operation of a cooperative is.</summary>
    Z,
    /// <summary>Exempt.</summary>
    E,
    /// <summary>The customer pays the tax.</summary>
    AE,
    /// <summary>Goods delivered inside the European Union.</summary>
    K,
    /// <summary>Goods exported.</summary>
    G,
    /// <summary>Outside the scope of the tax.</summary>
    O,
}

/// <summary>One way an operation stands towards VAT: a rate, or a zero with its legal reason.</summary>
/// <param name="Code">Stable word kept on lines and entries: <c>FR200</c>, <c>EXO-FORMATION</c>.</param>
/// <param name="Rate">Zero for every exemption.</param>
/// <param name="Label">What a person chooses in a list.</param>
/// <param name="Category">EN 16931, BT-151.</param>
/// <param name="Vatex">EN 16931 exemption code, BT-121; null for a taxed operation.</param>
/// <param name="Reason">Words printed for a zero rate, without reference; null for a taxed operation.</param>
/// <param name="Cgi">Reference in the Code général des impôts.</param>
/// <param name="Cibs">Reference in the Code des impositions sur les biens et services; null until read in the official concordance.</param>
/// <param name="ReturnBase">Line of the CA3 return that receives the base; null when none does.</param>
/// <param name="ReturnTax">Line of the CA3 return that receives the tax; null when none is due.</param>
/// <param name="Validity">Days on which it may be used.</param>
/// <param name="Source">The text it rests on, in words.</param>
public sealed record VatCode(
    string Code,
    Rate Rate,
    string Label,
    VatCategory Category,
    string? Vatex,
    string? Reason,
    string Cgi,
    string? Cibs,
    string? ReturnBase,
    string? ReturnTax,
    DateRange Validity,
    string Source)
{
    /// <summary>Whether tax is added to the price.</summary>
    public bool IsTaxed => Category == VatCategory.S;

    /// <summary>Whether a legal reason takes the operation out of the tax; a rate of zero alone is not one.</summary>
    public bool IsExempt => Category is not (VatCategory.S or VatCategory.Z);

    /// <summary>Whether all operations of a document are exempt, so that the document shows no tax at all.</summary>
    public static bool AreAllExempt(IEnumerable<VatCode> codes) => codes.All(c => c.IsExempt);
}
