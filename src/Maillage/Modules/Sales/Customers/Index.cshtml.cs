using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Customers;

/// <summary>The customers within reach.</summary>
[Needs(SalesModule.Read)]
public sealed class IndexModel(CustomerReader customers, Access access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get => field; set => field = Paging.Clamp(value); } = 1;

    public IReadOnlyList<CustomerRow> Rows { get; private set; } = [];
    public int Count { get; private set; }
    public bool CanEdit { get; private set; }

    /// <summary>Whether an activity within reach serves private persons at home, or one may say so.</summary>
    public bool HasSap { get; private set; }

    public async Task OnGet()
    {
        (Rows, Count) = await customers.List(Text, null, PageNumber);
        CanEdit = await access.CanSomewhere(SalesModule.EditCustomers);
        HasSap = await access.CanSomewhere(SalesModule.SetSap) || await customers.ServesAtHome();
    }
}
