using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>One account: its lines with the running balance.</summary>
[Needs(LedgerModule.Read)]
public sealed class AccountModel(Books books, OpenPeriods periods, Clock clock, Chart chart, AccountLines lines) : Reading(books, periods, clock)
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Also the subdivisions of the account.</summary>
    [BindProperty(SupportsGet = true, Name = "sous")]
    public string? Below { get; set; }

    public string Number { get; private set; } = "";
    public string Label { get; private set; } = "";
    public AccountPage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string number)
    {
        if (number.Length > Chart.MaxLength || !number.All(char.IsAsciiDigit) || chart.Nearest(number) is null || !await Open()) return NotFound();
        (Number, Label, PageNumber) = (number, chart.Label(number), Math.Max(1, PageNumber));
        Shown = await lines.Read(this, number, !string.IsNullOrEmpty(Below), PageNumber);
        return Page();
    }
}
