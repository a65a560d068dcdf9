namespace Maillage.Formats.Electronic;

/// <summary>BG-25, a line.</summary>
public sealed record ElectronicLine
{
    /// <summary>BT-126, unique in the document.</summary>
    public string Id { get; init; } = "";

    /// <summary>BT-127.</summary>
    public string? Note { get; init; }

    /// <summary>BT-128, what the line is about; its scheme is a UNTDID 1153 code.</summary>
    public SchemedId? InvoicedObject { get; init; }

    /// <summary>BT-129, at most four decimals; negative to take back.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>BT-130, UN/ECE Rec 20: see <see cref="UnitCodes"/>.</summary>
    public string UnitCode { get; init; } = "";

    /// <summary>BT-131, without tax, to the cent.</summary>
    public decimal? NetAmount { get; init; }

    /// <summary>BT-132, the line of the buyer's order.</summary>
    public string? OrderLine { get; init; }

    /// <summary>BT-133.</summary>
    public string? BuyerAccountingReference { get; init; }

    /// <summary>BG-26.</summary>
    public InvoicePeriod? Period { get; init; }

    /// <summary>BG-27 and BG-28.</summary>
    public Items<AllowanceCharge> AllowancesCharges { get; init; } = [];

    /// <summary>BT-146, without tax, after <see cref="PriceDiscount"/>; at most six decimals, never negative.</summary>
    public decimal? NetPrice { get; init; }

    /// <summary>BT-147. UBL and CII carry it only beside BT-148.</summary>
    public decimal? PriceDiscount { get; init; }

    /// <summary>BT-148, the price before <see cref="PriceDiscount"/>.</summary>
    public decimal? GrossPrice { get; init; }

    /// <summary>BT-149, how many units the price is for; null for one. Its unit (BT-150) is <see cref="UnitCode"/>.</summary>
    public decimal? PriceBase { get; init; }

    /// <summary>BT-151: see <see cref="VatCategories"/>.</summary>
    public string VatCategory { get; init; } = VatCategories.Standard;

    /// <summary>BT-152, in percent; null for <see cref="VatCategories.OutOfScope"/>.</summary>
    public decimal? VatRate { get; init; }

    /// <summary>BT-153.</summary>
    public string Name { get; init; } = "";

    /// <summary>BT-154.</summary>
    public string? Description { get; init; }

    /// <summary>BT-155.</summary>
    public string? SellerItem { get; init; }

    /// <summary>BT-156.</summary>
    public string? BuyerItem { get; init; }

    /// <summary>BT-157.</summary>
    public SchemedId? StandardItem { get; init; }

    /// <summary>BT-158.</summary>
    public Items<ItemClass> Classes { get; init; } = [];

    /// <summary>BT-159, ISO 3166-1 alpha-2.</summary>
    public string? OriginCountry { get; init; }

    /// <summary>BG-32.</summary>
    public Items<ItemAttribute> Attributes { get; init; } = [];
}

/// <summary>BT-158, a class of the item.</summary>
/// <param name="Code">The class.</param>
/// <param name="List">UNTDID 7143 code of the classification, such as <c>STI</c> for CPV.</param>
/// <param name="Version">Version of the classification.</param>
public sealed record ItemClass(string Code, string? List, string? Version = null);

/// <summary>BG-32.</summary>
/// <param name="Name">BT-160.</param>
/// <param name="Value">BT-161.</param>
public sealed record ItemAttribute(string Name, string Value);

/// <summary>BG-24, a document that goes with the invoice.</summary>
/// <param name="Reference">BT-122.</param>
/// <param name="Description">BT-123, in France one of a closed list of words such as <c>BON_COMMANDE</c>.</param>
/// <param name="Location">BT-124, where to fetch it.</param>
/// <param name="File">BT-125.</param>
public sealed record SupportingDocument(string Reference, string? Description = null, string? Location = null, EmbeddedFile? File = null);

/// <summary>BT-125, a file carried inside the invoice.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="MimeType">PDF, PNG, JPEG, CSV, XLSX or ODS.</param>
/// <param name="Content">Its bytes.</param>
public sealed record EmbeddedFile(string Name, string MimeType, ReadOnlyMemory<byte> Content)
{
    public bool Equals(EmbeddedFile? other) =>
        other is not null && Name == other.Name && MimeType == other.MimeType && Content.Span.SequenceEqual(other.Content.Span);

    public override int GetHashCode() => HashCode.Combine(Name, MimeType, Content.Length);
}
