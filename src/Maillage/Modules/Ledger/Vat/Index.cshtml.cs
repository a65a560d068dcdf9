using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Ledger.Vat;

/// <summary>The VAT of a month: due, awaited, deductible, net; every figure opens on its lines.</summary>
[Needs(LedgerModule.Read)]
public sealed class IndexModel(Books books, OpenPeriods periods, Clock clock, VatReader vat) : Reading(books, periods, clock)
{
    private readonly Clock clock = clock;

    [BindProperty(SupportsGet = true, Name = "mois")]
    public Month? Asked { get; set; }

    public Month Month { get; private set; }
    public VatOfMonth Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (!await Open()) return NotFound();
        Month = Asked ?? Month.Of(clock.Today);
        Shown = await vat.Read(Book.Id, ActivityId, Month);
        return Page();
    }

    /// <summary>The lines of the month behind a figure.</summary>
    public string Movements(string account) => $"/comptabilite/compte/{account}?{Same}&de={Month}&a={Month}";
}
