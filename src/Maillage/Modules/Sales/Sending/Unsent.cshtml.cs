using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Sending;

/// <summary>The invoices issued and not sent, sent together.</summary>
[Needs(SalesModule.Send)]
public sealed class UnsentModel(InvoiceBatch batch) : PageModel
{
    public IReadOnlyList<UnsentInvoice> Unsent { get; private set; } = [];

    public async Task OnGet() => Unsent = await batch.Unsent();

    public async Task<IActionResult> OnPost(List<long> ids)
    {
        var (sent, refusals) = await batch.Send(ids);
        if (refusals.Count > 0) TempData["Refused"] = string.Join(" ", refusals.Select(r => r.Message));
        return this.Done(sent switch { 0 => "Aucune facture n’est partie.", 1 => "Une facture est envoyée.", _ => $"{sent} factures sont envoyées." }, "/factures/a-envoyer");
    }
}
