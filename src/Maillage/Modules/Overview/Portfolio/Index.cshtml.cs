using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Overview.Portfolio;

/// <summary>The activities that the team supports, those that drift first, fifty a page.</summary>
[Needs(OverviewModule.Portfolio)]
public sealed class IndexModel(PortfolioReader portfolio, Access access, Clock clock) : PageModel
{
    public const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary><c>derives</c> for those that drift only.</summary>
    [BindProperty(SupportsGet = true, Name = "voir")]
    public string? Show { get; set; }

    /// <summary><c>nom</c>, or the most pressing first.</summary>
    [BindProperty(SupportsGet = true, Name = "tri")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public Month Month => Month.Of(clock.Today);
    public int Count { get; private set; }
    public int Drifting { get; private set; }
    public bool MayMail { get; private set; }
    public IReadOnlyList<PortfolioRow> Rows { get; private set; } = [];
    public bool IsFiltered => Show is not null || !string.IsNullOrWhiteSpace(Q);

    /// <summary>What an address asks for.</summary>
    public static PortfolioFilter Filter(string? q, string? show, string? sort) => new(q, show == "derives", sort == "nom");

    public async Task OnGet()
    {
        PageNumber = Paging.Clamp(PageNumber);
        var all = await portfolio.Read(Filter(Q, Show, Sort));
        (Count, Drifting) = (all.Count, all.Count(r => r.Drifts));
        MayMail = await access.Can(OverviewModule.MailAccounts, Resource.Cooperative);
        Rows = [.. all.Skip((PageNumber - 1) * Size).Take(Size)];
    }
}
