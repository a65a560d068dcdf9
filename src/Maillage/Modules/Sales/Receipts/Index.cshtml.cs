using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>The payments of a month.</summary>
[Needs(SalesModule.Read)]
public sealed class IndexModel(ReceiptList list, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "mois")]
    public Month? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get => field; set => field = Paging.Clamp(value); } = 1;

    public Month Shown => Asked ?? Month.Of(Today);
    public DateOnly Today => clock.Today;
    public IReadOnlyList<ReceiptRow> Rows { get; private set; } = [];
    public int Count { get; private set; }
    public Money Sum { get; private set; }

    public bool CanRecord { get; private set; }

    public async Task OnGet()
    {
        (Rows, Count, Sum) = await list.Of(Shown, PageNumber);
        CanRecord = await access.CanSomewhere(SalesModule.RecordReceipts);
    }
}
