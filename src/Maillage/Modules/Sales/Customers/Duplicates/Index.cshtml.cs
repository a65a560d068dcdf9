using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Customers.Duplicates;

/// <summary>Customers that look like one.</summary>
[Needs(SalesModule.EditCustomers)]
public sealed class IndexModel(DuplicateReader duplicates) : PageModel
{
    public IReadOnlyList<DuplicatePair> Pairs { get; private set; } = [];

    public async Task OnGet() => Pairs = await duplicates.Pairs();
}
