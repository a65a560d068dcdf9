namespace Maillage.Formats.Electronic;

/// <summary>BG-22. Amounts in the currency of the document, to the cent; null when the document does not say.</summary>
public sealed record DocumentTotals
{
    /// <summary>BT-106, sum of the net amounts of the lines.</summary>
    public decimal? Lines { get; init; }

    /// <summary>BT-107, sum of document allowances; null without any.</summary>
    public decimal? Allowances { get; init; }

    /// <summary>BT-108, sum of document charges; null without any.</summary>
    public decimal? Charges { get; init; }

    /// <summary>BT-109, total without tax.</summary>
    public decimal? TaxExclusive { get; init; }

    /// <summary>BT-110, total tax.</summary>
    public decimal? Tax { get; init; }

    /// <summary>BT-111, total tax in BT-6.</summary>
    public decimal? TaxInVatCurrency { get; init; }

    /// <summary>BT-112, total with tax.</summary>
    public decimal? TaxInclusive { get; init; }

    /// <summary>BT-113, paid before.</summary>
    public decimal? Paid { get; init; }

    /// <summary>BT-114, rounding of the amount due.</summary>
    public decimal? Rounding { get; init; }

    /// <summary>BT-115, what is left to pay.</summary>
    public decimal? Due { get; init; }
}

/// <summary>BG-23, base and tax of one VAT category and rate.</summary>
public sealed record VatBreakdown
{
    /// <summary>BT-118: see <see cref="VatCategories"/>.</summary>
    public string Category { get; init; } = VatCategories.Standard;

    /// <summary>BT-119, in percent; null for <see cref="VatCategories.OutOfScope"/>.</summary>
    public decimal? Rate { get; init; }

    /// <summary>BT-116.</summary>
    public decimal? Taxable { get; init; }

    /// <summary>BT-117.</summary>
    public decimal? Tax { get; init; }

    /// <summary>BT-120, why no tax is charged, in words.</summary>
    public string? ExemptionReason { get; init; }

    /// <summary>BT-121, why no tax is charged, as a VATEX code.</summary>
    public string? ExemptionCode { get; init; }
}

/// <summary>BG-20, BG-21 on the document, BG-27, BG-28 on a line (there without VAT terms): a reduction or an extra, always positive.</summary>
public sealed record AllowanceCharge
{
    /// <summary>True for a charge, false for an allowance.</summary>
    public bool IsCharge { get; init; }

    /// <summary>BT-92, BT-99, BT-136, BT-141: without tax.</summary>
    public decimal? Amount { get; init; }

    /// <summary>BT-93, BT-100, BT-137, BT-142: what <see cref="Percent"/> applies to.</summary>
    public decimal? BaseAmount { get; init; }

    /// <summary>BT-94, BT-101, BT-138, BT-143: in percent.</summary>
    public decimal? Percent { get; init; }

    /// <summary>BT-97, BT-104, BT-139, BT-144.</summary>
    public string? Reason { get; init; }

    /// <summary>BT-98, BT-140 from UNTDID 5189; BT-105, BT-145 from UNTDID 7161.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>BT-95, BT-102; null on a line.</summary>
    public string? VatCategory { get; init; }

    /// <summary>BT-96, BT-103: in percent; null on a line.</summary>
    public decimal? VatRate { get; init; }
}
