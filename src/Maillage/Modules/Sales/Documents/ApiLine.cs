using System.ComponentModel;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Modules.Sales.Documents;

/// <summary>A line of a quote or an invoice, read and written alike.</summary>
public sealed record ApiLine
{
    public LineKind Kind { get; init; }
    public string Description { get; init; } = "";
    public Quantity Quantity { get; init; } = Quantity.One;
    [Description("« heure », « jour » ; peut être vide.")]
    public string Unit { get; init; } = "";
    public UnitPrice? UnitPrice { get; init; }
    [Description("Remise en pourcentage.")]
    public Rate Discount { get; init; }
    public LineNature Nature { get; init; }
    [Description("Code de TVA : FR200 pour 20 %.")]
    public string VatCode { get; init; } = "";
    [Description("Service à la personne : son code, « - » pour ce qui n’en est pas un, absent pour celui de l’activité.")]
    public string? Sap { get; init; }

    public static ApiLine Of(DraftLine line) => new()
    {
        Kind = line.Kind,
        Description = line.Description,
        Quantity = line.Quantity,
        Unit = line.Unit,
        UnitPrice = line.UnitPrice,
        Discount = line.Discount,
        Nature = line.Nature,
        VatCode = line.VatCode,
        Sap = line.Sap,
    };

    public DraftLine Draft() => new(Description, Quantity, Unit, UnitPrice, VatCode, Nature, Kind, Discount, string.IsNullOrEmpty(Sap) ? null : Sap);
}

/// <summary>Why something is given back or cancelled.</summary>
public sealed record ApiReason
{
    [Description("Ce qu’il faut reprendre, ou pourquoi.")]
    public required string Reason { get; init; }
}
