using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Deals;

/// <summary>The affairs within reach.</summary>
[Needs(SalesModule.Read)]
public sealed class IndexModel(DealReader deals, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get => field; set => field = Paging.Clamp(value); } = 1;

    public IReadOnlyList<DealRow> Rows { get; private set; } = [];
    public int Count { get; private set; }

    /// <summary>The day of an instant in the cooperative's zone.</summary>
    public DateOnly Day(DateTime utc) => clock.DayOf(utc);

    public async Task OnGet() => (Rows, Count) = await deals.List(Text, State == "closes", PageNumber);
}
