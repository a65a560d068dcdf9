using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Sending;

/// <summary>A reminder by hand, read before it leaves.</summary>
[Needs(SalesModule.Remind)]
public sealed class RemindModel(ReminderReader reader, Reminding reminding, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public Letter Letter { get; set; } = new();

    public WaitingInvoice Waiting { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        Letter = Reminding.LetterOf(Waiting, clock.Today);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var sent = await reminding.Now(new(Id), Letter);
        if (sent.Ok) return this.Done("La relance est envoyée.", "/relances");
        return await Fill() ? this.Refuse(sent, nameof(Letter)) : NotFound();
    }

    private async Task<bool> Fill()
    {
        if ((await reader.Due(DateOnly.MaxValue, only: new(Id))).FirstOrDefault() is not { } waiting) return false;
        Waiting = waiting;
        return true;
    }
}
