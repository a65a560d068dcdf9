using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Sending;

/// <summary>The invoices that are late, what reminded of them, what comes next.</summary>
[Needs(SalesModule.Remind)]
public sealed class RemindersModel(ReminderReader reader, Reminding reminding, Clock clock) : PageModel
{
    private const string Here = "/relances";

    public IReadOnlyList<WaitingInvoice> Late { get; private set; } = [];
    public DateOnly Today => clock.Today;
    public Money Total => Late.Sum(l => l.Item.Remaining);

    public async Task OnGet() => Late = await reader.Due(Today.AddDays(-1));

    public async Task<IActionResult> OnPostArreter(long id)
    {
        var stopped = await reminding.Stop(new(id), stop: true);
        return stopped.Ok ? this.Done("Cette facture ne sera plus relancée.", Here) : this.Refused(stopped, Here);
    }

    public async Task<IActionResult> OnPostReprendre(long id)
    {
        var again = await reminding.Stop(new(id), stop: false);
        return again.Ok ? this.Done("Les relances de cette facture reprennent.", Here) : this.Refused(again, Here);
    }
}
