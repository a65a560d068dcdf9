using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Internal;

/// <summary>The internal sales of one's activities, those that wait first.</summary>
[Needs(SalesModule.SellInside)]
public sealed class IndexModel(InternalSaleReader reader) : PageModel
{
    public IReadOnlyList<InternalRow> Rows { get; private set; } = [];

    public async Task OnGet() => Rows = await reader.Mine();
}
