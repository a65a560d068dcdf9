using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Legacy;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>The invoices within reach; every filter is in the address.</summary>
[Needs(SalesModule.Read)]
public sealed class IndexModel(InvoiceList list, LegacyReader legacy, ActivityChoice choice, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? Activity { get; set; }

    [BindProperty(SupportsGet = true, Name = "mois")]
    public Month? Month { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get => field; set => field = Paging.Clamp(value); } = 1;

    public IReadOnlyList<InvoiceRow> Rows { get; private set; } = [];
    public InvoiceSums Sums { get; private set; } = new(0, Money.Zero, Money.Zero, Money.Zero);
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();
    public IReadOnlyList<Activity> Activities { get; private set; } = [];
    public bool CanEdit { get; private set; }
    /// <summary>Whether invoices of a program used before were taken over.</summary>
    public bool HasLegacy { get; private set; }
    public DateOnly Today => clock.Today;
    public bool IsFiltered => State is not null || Activity is not null || Month is not null || !string.IsNullOrWhiteSpace(Text);
    public string Query => Request.QueryString.Value ?? "";

    /// <summary>The day of an instant in the cooperative's zone.</summary>
    public DateOnly Day(DateTime utc) => clock.DayOf(utc);

    public async Task OnGet()
    {
        var filter = new InvoiceFilter(State, Activity is { } a ? new Id<Activity>(a) : null, Month, Text);
        Rows = await list.Rows(filter, PageNumber);
        (Sums, Counts) = await list.Figures(filter);
        Activities = await choice.All(SalesModule.Read);
        HasLegacy = await legacy.Any();
        CanEdit = await access.CanSomewhere(SalesModule.EditInvoices);
    }
}
