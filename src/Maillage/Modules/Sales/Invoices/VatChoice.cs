using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>What a line may be: a service or goods, at a rate or with the reason of a zero.</summary>
public static class VatChoice
{
    /// <summary>The choices in force on a day, and those a document already holds though they are not.</summary>
    public static IReadOnlyList<SelectListItem> Items(VatTable vat, DateOnly day, IEnumerable<string?> held)
    {
        var services = new SelectListGroup { Name = "Services" };
        var goods = new SelectListGroup { Name = "Biens" };
        var items = vat.At(day).Where(c => c.Category is not (VatCategory.K or VatCategory.G)).Select(c => Item(LineNature.Services, c, services))
            .Concat(vat.At(day).Where(c => c.Category is not (VatCategory.AE or VatCategory.O)).Select(c => Item(LineNature.Goods, c, goods))).ToList();
        foreach (var value in held.OfType<string>().Distinct().Where(v => items.All(i => i.Value != v)))
            if (Read(value) is var (nature, code) && vat.Known(code) is { } known)
                items.Add(new(known.Label + (known.Validity.Contains(day) ? "" : " (plus en vigueur)"), value) { Group = nature == LineNature.Goods ? goods : services });
        return items;
    }

    /// <summary>Nature and VAT code as one value of a list: <c>Services:FR200</c>.</summary>
    public static string Value(LineNature nature, string code) => $"{nature}:{code}";

    /// <summary>Reads a value of the list; no code when it is not one.</summary>
    public static (LineNature Nature, string Code) Read(string? value) =>
        value?.Split(':', 2) is [var nature, var code] && Enum.TryParse<LineNature>(nature, out var known) ? (known, code) : (LineNature.Services, "");

    private static SelectListItem Item(LineNature nature, VatCode code, SelectListGroup group) =>
        new(nature == LineNature.Goods ? $"Bien, {code.Label}" : code.Label, Value(nature, code.Code)) { Group = group };
}
