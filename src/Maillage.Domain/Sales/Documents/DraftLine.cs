using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Documents;

/// <summary>What a line sells: it decides the product account and when the tax is due.</summary>
public enum LineNature { Services, Goods }

/// <summary>What a line of a document is.</summary>
public enum LineKind
{
    /// <summary>Something sold: quantity, price, tax.</summary>
    Item,
    /// <summary>A heading; the lines down to the next one are its own and are added up under it.</summary>
    Section,
    /// <summary>Words only.</summary>
    Text,
    /// <summary>An amount or a percentage taken off.</summary>
    Discount,
}

/// <summary>One line of a document as it is typed.</summary>
/// <param name="Unit">« heure », « jour »; may be empty.</param>
/// <param name="UnitPrice">
/// Without tax, or with it; null while it is missing. Negative for something given back. Of a discount: the amount to deduct, positive.
/// </param>
/// <param name="Discount">Of an item: taken off its price. Of a discount: taken off all items; zero when it is an amount.</param>
/// <param name="Sap">Which service at home it is: a code of <c>rules/sap.json</c>, <see cref="NoSap"/>, or null for that of the activity.</param>
public sealed record DraftLine(
    string Description, Quantity Quantity, string Unit, UnitPrice? UnitPrice, string VatCode, LineNature Nature, LineKind Kind = LineKind.Item, Rate Discount = default, string? Sap = null)
{
    public const int LongestDescription = 1000;

    /// <summary>Said of a line that is no service at home although its activity renders some.</summary>
    public const string NoSap = "-";

    /// <summary>Whether nothing was typed in it.</summary>
    public bool IsUntouched => Description.Length == 0 && UnitPrice is null && Discount == Rate.Zero;

    /// <summary>Whether it carries an amount.</summary>
    public bool HasAmount => Kind is LineKind.Item or LineKind.Discount;

    /// <summary>Spaces trimmed; what does not belong to its kind left out.</summary>
    public DraftLine Clean() => Kind switch
    {
        LineKind.Section or LineKind.Text => new(Description.Trim(), Quantity.One, "", null, "", LineNature.Services, Kind),
        LineKind.Discount => this with { Description = Description.Trim(), Quantity = Quantity.One, Unit = "", UnitPrice = Discount == Rate.Zero ? UnitPrice : null, VatCode = Discount == Rate.Zero ? VatCode : "", Sap = null },
        _ => this with { Description = Description.Trim(), Unit = Unit.Trim() },
    };
}
