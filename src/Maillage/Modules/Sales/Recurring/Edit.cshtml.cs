using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Recurring;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Catalogue;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>Writes the model of a recurring invoice, from nothing or from an invoice.</summary>
[Needs(SalesModule.EditInvoices)]
public sealed class EditModel(
    RecurringActions actions, RecurringReader reader, InvoiceReader invoices, CustomerReader customers, ActivityChoice choice, CatalogActions catalog, SalesAccounts accounts, VatTable vat, PaymentTermLaw terms, Clock clock)
    : PageModel, IDocumentEditor
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public RecurringForm Input { get; set; } = new();

    public Activity Activity { get; private set; } = null!;
    public bool IsNew { get; private set; }
    public IReadOnlyList<SelectListItem> Customers { get; private set; } = [];
    public IReadOnlyList<SelectListItem> VatItems { get; private set; } = [];
    public PaymentTerm Usual { get; private set; } = new(CustomerDetails.UsualDays);
    public IReadOnlyList<SelectListItem> Terms { get; private set; } = [];
    public IReadOnlyList<CatalogItem> Catalog { get; private set; } = [];
    DocumentForm IDocumentEditor.Input => Input;
    IReadOnlyList<LineForm> ILineEditor.Lines => Input.Lines;
    bool ILineEditor.TtcPrices => Input.TtcPrices;
    public InvoicePreview Totals => InvoicePreview.Of(DocumentKind.Invoice, DocumentContent.Of(Input.TtcPrices, Input.Read(Usual).Draft.Clean().Priced(accounts, vat)), [], vat);
    public LineForm NextLine => Input.Lines.LastOrDefault(l => l.Kind == LineKind.Item)?.Next() ?? new LineForm { VatCode = $"{LineNature.Services}:{vat.At(clock.Today)[0].Code}" };
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
        if (LineOps.Apply(Input.Lines, op, NextLine))
        {
            ModelState.Clear();
            AddBlank();
            return Page();
        }
        Input.DropUntouched();
        var (draft, unread) = Input.Read(Usual);
        var (recurrence, times, wrong) = Input.ReadRhythm();
        if (Input is { MakesCustomer: true, CustomerId: not null })
            unread = [.. unread, new("sales.invoice.customer", "Choisissez un client dans la liste ou créez-en un, pas les deux : effacez ce nom ou videz le choix.", "NewCustomer.Name")];
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
        if (Input.Lines.Count == 0) Input.Lines.Add(NextLine);
    }

    private async Task<bool> Fill()
    {
        var stored = await reader.Find(new(Id));
        if (await choice.Find(stored?.Row.Model.ActivityId ?? new Id<Activity>(Input.Activity), SalesModule.EditInvoices) is not { } activity) return false;
        (Activity, IsNew) = (activity, stored is null);
        var known = await customers.OfActivity(activity.Id);
        Customers = [.. known.Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
        var chosen = known.Find(c => c.Id.Value == Input.CustomerId);
        Usual = chosen?.Term ?? Usual;
        Terms = TermWords.Items(terms, chosen?.Kind ?? CustomerKind.Company, clock.Today, Input.Term);
        Catalog = [.. (await catalog.Items(activity.Id, null)).Where(i => !i.Archived)];
        VatItems = VatChoice.Items(vat, clock.Today, Input.Lines.Select(l => l.VatCode));
        AddBlank();
        return true;
    }
}
