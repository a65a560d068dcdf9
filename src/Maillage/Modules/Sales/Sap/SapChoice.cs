using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Sap;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Sap;

/// <summary>What a line may be of the services of its activity.</summary>
public static class SapChoice
{
    /// <summary>The usual one first, unsaid: it counts for private persons alone; then the others, and none.</summary>
    public static IReadOnlyList<SelectListItem> Items(IReadOnlyList<SapService> services) =>
        services.Count == 0 ? [] : [new(services[0].Label, ""), .. services.Skip(1).Select(s => new SelectListItem(s.Label, s.Code)), new("Aucune", DraftLine.NoSap)];
}
