using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>An account, or several that make one figure: their lines with the running balance.</summary>
[Needs(LedgerModule.Read)]
public sealed class AccountModel(Books books, OpenPeriods periods, Clock clock, Chart chart, AccountLines lines) : Reading(books, periods, clock)
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Also the subdivisions of the account; a list such as <c>42,-421</c> always has them.</summary>
    [BindProperty(SupportsGet = true, Name = "sous")]
    public string? Below { get; set; }

    public AccountSet Accounts { get; private set; } = null!;
    public string Label { get; private set; } = "";
    public AccountPage Shown { get; private set; } = null!;
    public bool HasSubdivisions => Accounts.Only is null || !string.IsNullOrEmpty(Below);

    public async Task<IActionResult> OnGet(string number)
    {
        if (AccountSet.Parse(number) is not { } accounts || accounts.In.Any(n => chart.Nearest(n) is null) || !await Open()) return NotFound();
        (Accounts, PageNumber) = (accounts, Paging.Clamp(PageNumber));
        Label = accounts.Only is { } only ? chart.Label(only) + ". " : "";
        Shown = await lines.Read(this, accounts, exact: !HasSubdivisions, PageNumber);
        return Page();
    }
}
