using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Recurring;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>Writes the model of a recurring invoice, from nothing or from an invoice.</summary>
[Needs(SalesModule.EditInvoices)]
public sealed class EditModel(
    RecurringActions actions, RecurringReader reader, InvoiceReader invoices, ActivityChoice choice, EditorReader editor, SalesAccounts accounts, VatTable vat, Clock clock)
    : PageModel, IDocumentEditor
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public RecurringForm Input { get; set; } = new();

    public Activity Activity { get; private set; } = null!;
    public bool IsNew { get; private set; }
    public EditorChoices Choices { get; private set; } = null!;
    DocumentForm IDocumentEditor.Input => Input;
    public InvoicePreview Totals => InvoicePreview.Of(DocumentKind.Invoice, DocumentContent.Of(Input.TtcPrices, Input.Read(CustomerDetails.UsualTerm).Draft.Clean().Priced(accounts, vat)), [], vat);
    public string Back => IsNew ? "/factures/recurrentes" : $"/factures/recurrentes/{Id}";

    public async Task<IActionResult> OnGet([FromQuery(Name = "activite")] long? activity, [FromQuery(Name = "facture")] long? invoice)
    {
        if (await reader.Find(new(Id)) is { } found) Input = RecurringForm.Of(found.Row.Model, clock.Today);
        else if (invoice is { } from)
        {
            if (await invoices.Find(new(from)) is not { } source) return NotFound();
            Input = RecurringForm.From(source, clock.Today);
        }
        else Input = new() { Activity = activity ?? 0, First = Month.Of(clock.Today).Next.First };
        return await Fill() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(string? op)
    {
        if (!await Fill()) return NotFound();
        if (LineOps.Apply(Input.Lines, op, Input.NextLine(Choices)))
        {
            ModelState.Clear();
            AddBlank();
            return Page();
        }
        Input.DropUntouched();
        var (draft, unread) = Input.Read(Choices.Usual);
        var (recurrence, times, wrong) = Input.ReadRhythm();
        if (!ModelState.IsValid || recurrence is null || unread.Count > 0) return Refuse(Result.Of([.. wrong, .. unread]));
        var done = await actions.Save(new(new(Id), Activity.Id, Input.Version, draft, recurrence, times, Input.MakesCustomer ? new(new(Input.NewCustomer.Id), Input.NewCustomer.Details) : null));
        if (!done.Ok) return Refuse(done);
        return this.Done(done.Value.NextOn is { } next ? $"Le modèle est enregistré. Prochain brouillon le {French.LongDate(next)}." : "Le modèle est enregistré.", $"/factures/recurrentes/{Id}");
    }

    /// <summary>The totals of what is typed.</summary>
    public IActionResult OnPostTotaux() => Partial("~/Modules/Sales/_Totals.cshtml", Totals);

    private IActionResult Refuse(Result result)
    {
        AddBlank();
        return this.Refuse(result, "Input");
    }

    private void AddBlank()
    {
        if (Input.Lines.Count == 0) Input.Lines.Add(Input.NextLine(Choices));
    }

    private async Task<bool> Fill()
    {
        var stored = await reader.Find(new(Id));
        if (await choice.Find(stored?.Row.Model.ActivityId ?? new Id<Activity>(Input.Activity), SalesModule.EditInvoices) is not { } activity) return false;
        (Activity, IsNew) = (activity, stored is null);
        Choices = await editor.Of(activity, Input);
        AddBlank();
        return true;
    }
}
