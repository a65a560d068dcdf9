using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>The quotes within reach.</summary>
[Needs(SalesModule.Read)]
public sealed class IndexModel(QuoteList quotes, ActivityChoice choice, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? Activity { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get => field; set => field = Paging.Clamp(value); } = 1;

    public IReadOnlyList<QuoteRow> Rows { get; private set; } = [];
    public QuoteFigures Figures { get; private set; } = null!;
    public IReadOnlyList<Activity> Activities { get; private set; } = [];
    public bool CanEdit { get; private set; }
    public DateOnly Today => clock.Today;
    public bool IsFiltered => State is not null || Activity is not null || !string.IsNullOrWhiteSpace(Text);

    /// <summary>The day of an instant in the cooperative's zone.</summary>
    public DateOnly Day(DateTime utc) => clock.DayOf(utc);

    public async Task OnGet()
    {
        var filter = new QuoteFilter(State, Activity is { } id ? new Id<Activity>(id) : null, Text);
        Rows = await quotes.Rows(filter, PageNumber);
        Figures = await quotes.Figures(filter);
        Activities = await choice.All(SalesModule.Read);
        CanEdit = await access.CanSomewhere(SalesModule.EditQuotes);
    }
}
