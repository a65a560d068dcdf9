using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Quotes;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Queue;

/// <summary>The invoices that wait for the team, issued or returned from the list itself.</summary>
[Needs(SalesModule.IssueInvoices)]
public sealed class IndexModel(InvoiceQueue queue, QuoteQueue quotes, QuoteActions quoteActions, InvoiceIssue issue, InvoiceActions actions, Clock clock) : PageModel
{
    private const string Here = "/factures/a-valider";

    public IReadOnlyList<QueuedInvoice> Waiting { get; private set; } = [];
    public IReadOnlyList<QueuedInvoice> Clear => [.. Waiting.Where(q => q.Remarks.Count == 0)];

    /// <summary>The quotes that wait too.</summary>
    public IReadOnlyList<QueuedQuote> Quotes { get; private set; } = [];

    public string? Sub => Waiting.Count == 0 ? null
        : $"{(Waiting.Count == 1 ? "1 facture attend" : $"{Waiting.Count} factures attendent")}, la plus ancienne depuis le {French.LongDate(Day(Waiting[0].Invoice.SubmittedAt!.Value))}";

    /// <summary>The day of an instant in the cooperative's zone.</summary>
    public DateOnly Day(DateTime utc) => clock.DayOf(utc);

    public async Task OnGet() => (Waiting, Quotes) = (await queue.Waiting(), await quotes.Waiting());

    public async Task<IActionResult> OnPostValider(long id)
    {
        var validated = await quoteActions.Validate(new(id));
        return validated.Ok ? this.Done($"Le devis {validated.Value.Name} est validé.", Here) : this.Refused(validated, Here);
    }

    public async Task<IActionResult> OnPostRenvoyerDevis(long id, string? comment)
    {
        var returned = await quoteActions.Return(new(id), comment ?? "");
        return returned.Ok ? this.Done("Le devis est renvoyé avec votre commentaire.", Here) : this.Refused(returned, Here);
    }

    public async Task<IActionResult> OnPostEmettre(long id)
    {
        var issued = await issue.Issue(new(id));
        return issued.Ok ? this.Done($"La facture {issued.Value.Number} est émise.", Here) : this.Refused(issued, Here);
    }

    /// <summary>Issues those that were shown without remark, one transaction each; a refusal leaves the others issued.</summary>
    public async Task<IActionResult> OnPostEmettreTout(List<long> ids)
    {
        var clear = (await queue.Waiting()).Where(q => q.Remarks.Count == 0).Select(q => q.Invoice.Id.Value).ToHashSet();
        var (numbers, refusals) = (new List<string>(), new List<Refusal>());
        foreach (var id in ids.Where(clear.Contains))
        {
            var issued = await issue.Issue(new Id<Invoice>(id));
            if (issued.Ok) numbers.Add(issued.Value.Number!);
            else refusals.AddRange(issued.Refusals);
        }
        var done = numbers.Count switch { 0 => "Aucune facture n’a été émise.", 1 => $"La facture {numbers[0]} est émise.", _ => $"{numbers.Count} factures sont émises, de {numbers[0]} à {numbers[^1]}." };
        if (refusals.Count > 0) TempData["Refused"] = string.Join(" ", refusals.Select(r => r.Message).Distinct());
        return this.Done(done, Here);
    }

    public async Task<IActionResult> OnPostRenvoyer(long id, string? comment)
    {
        var returned = await actions.Return(new(id), comment ?? "");
        return returned.Ok ? this.Done("La facture est renvoyée avec votre commentaire.", Here) : this.Refused(returned, Here);
    }
}
