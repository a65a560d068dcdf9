using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Design;
using Maillage.Platform.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Sending;

/// <summary>An invoice as its customer reads it: what it says, what is still due, how to pay.</summary>
[Open("Le client d’une activité n’a pas de compte : le lien secret est son droit."), ByLink]
public sealed class InvoiceLinkModel(InvoiceSending sending, DocumentAttachments attachments, Navigation navigation) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public Invoice Invoice { get; private set; } = null!;
    public DocumentSnapshot Snapshot { get; private set; } = null!;
    public IReadOnlyList<DocumentAttachment> Attachments { get; private set; } = [];
    public IReadOnlyList<OpenItem> Unsettled { get; private set; } = [];
    public Money Due => Unsettled.Sum(i => i.Remaining);
    /// <summary>Day of the last payment, once nothing is due.</summary>
    public DateOnly? SettledOn { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await sending.Read(Token, opens: true) is not { } read) return StatusCode(StatusCodes.Status410Gone);
        (Invoice, Snapshot) = (read.Invoice, read.Snapshot);
        Unsettled = [.. read.Items.Where(i => !i.IsSettled)];
        if (Unsettled.Count == 0) SettledOn = read.Items.Max(i => i.SettledOn);
        Attachments = await attachments.Of(Invoice.Id.Value);
        navigation.CooperativeName = Snapshot.Seller.Name;
        return Page();
    }
}
