using Maillage.Modules.Identity.Rights;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>The models of recurring invoices within reach.</summary>
[Needs(SalesModule.Read)]
public sealed class IndexModel(RecurringReader reader, Access access) : PageModel
{
    public IReadOnlyList<RecurringRow> Rows { get; private set; } = [];
    public int ToCheck { get; private set; }
    public bool CanEdit { get; private set; }

    public async Task OnGet()
    {
        Rows = await reader.List();
        ToCheck = await reader.ToCheck();
        CanEdit = await access.CanSomewhere(SalesModule.EditInvoices);
    }
}
