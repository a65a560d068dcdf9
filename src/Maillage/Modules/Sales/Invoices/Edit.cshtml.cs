using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Catalogue;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Sap;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>The editor of an invoice: saves itself, adds up as one types, works without script.</summary>
[Needs(SalesModule.EditInvoices)]
public sealed class EditModel(
    InvoiceActions actions, InvoiceIssue issue, SelfIssue selfIssue, InvoiceReader invoices, CustomerReader customers, ActivityChoice choice, CatalogActions catalog, InvoiceLinks links, DocumentPreview preview, SalesAccounts accounts, VatTable vat,
    PaymentTermLaw terms, SapActions sap, Clock clock, Current current)
    : PageModel, IDocumentEditor
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public InvoiceForm Input { get; set; } = new();

    public Activity Activity { get; private set; } = null!;
    public bool IsNew { get; private set; }
    public string? ReturnComment { get; private set; }
    /// <summary>What someone else saved meanwhile.</summary>
    public Invoice? Stored { get; private set; }
    public IReadOnlyList<SelectListItem> Customers { get; private set; } = [];
    public IReadOnlyList<SelectListItem> VatItems { get; private set; } = [];
    public IReadOnlyList<SelectListItem> SapItems { get; private set; } = [];
    /// <summary>The usual term of the chosen customer.</summary>
    public PaymentTerm Usual { get; private set; } = new(CustomerDetails.UsualDays);
    public DocumentKind Kind { get; private set; } = DocumentKind.Invoice;
    public IReadOnlyList<Deduction> Deductions { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Terms { get; private set; } = [];
    public IReadOnlyList<CatalogItem> Catalog { get; private set; } = [];
    DocumentForm IDocumentEditor.Input => Input;
    IReadOnlyList<LineForm> ILineEditor.Lines => Input.Lines;
    bool ILineEditor.TtcPrices => Input.TtcPrices;
    public InvoicePreview Totals { get; private set; } = null!;
    /// <summary>What is typed as the customer will read it, a picture for each sheet.</summary>
    public IReadOnlyList<string> Sheets { get; private set; } = [];
    public LineForm NextLine => Input.Lines.LastOrDefault(l => l.Kind == LineKind.Item)?.Next() ?? new LineForm { VatCode = $"{LineNature.Services}:{vat.At(clock.Today)[0].Code}" };
    public VatTable Vat => vat;

    /// <summary>The day of an instant in the cooperative's zone.</summary>
    public DateOnly Day(DateTime utc) => clock.DayOf(utc);

    public async Task<IActionResult> OnGet([FromQuery(Name = "activite")] long? activity, [FromQuery(Name = "client")] long? customer)
    {
        if (await invoices.Find(new(Id)) is { } invoice)
        {
            if (!invoice.CanBeWritten) return LocalRedirect($"/factures/{Id}");
            Input = InvoiceForm.Of(invoice);
        }
        else Input = new() { Activity = activity ?? 0, CustomerId = customer, SaleFrom = clock.Today };
        return await Fill() ? await Shown() : NotFound();
    }

    public async Task<IActionResult> OnPost(string? op)
    {
        if (!await Fill()) return NotFound();
        if (LineOps.Apply(Input.Lines, op, NextLine)) return await Again();
        Input.DropUntouched();
        var (draft, unread) = Input.Read(Usual);
        if (Input is { MakesCustomer: true, CustomerId: not null })
            unread = [.. unread, new("sales.invoice.customer", "Choisissez un client dans la liste ou créez-en un, pas les deux : effacez ce nom ou videz le choix.", "NewCustomer.Name")];
        if (!ModelState.IsValid || unread.Count > 0) return await Refused(Result.Of(unread));
        var save = new InvoiceSave(new(Id), Activity.Id, Input.Version, draft, Input.MakesCustomer ? new(new(Input.NewCustomer.Id), Input.NewCustomer.Details) : null);
        var done = op == "submit" ? await actions.Submit(save) : await actions.Save(save);
        if (op == "submit" && done.Ok && done.Value.State == InvoiceState.Submitted && await selfIssue.CoversInvoice(done.Value))
        {
            var issued = await issue.Issue(done.Value.Id);
            return issued.Ok ? this.Done($"{issued.Value.Kind.The()} {issued.Value.Number} est émise.", $"/factures/{Id}") : this.Refused(issued, $"/factures/{Id}");
        }
        if (done.Ok) return this.Done(op == "submit" ? done.Value.IsCredit ? "L’avoir est soumis. L’équipe le relit, puis l’émet." : "La facture est soumise. L’équipe la relit, puis l’émet." : "Le brouillon est gardé.", $"/factures/{Id}");
        if (done.Refusal!.Type == Refusal.Stale.Type && await invoices.Find(new(Id)) is { } stored) (Stored, Input.Version) = (stored, stored.Version);
        return await Refused(done);
    }

    /// <summary>Keeps the draft while it is typed. A customer being made waits for a button: half a name is not a customer.</summary>
    public async Task<IActionResult> OnPostBrouillon()
    {
        Input.DropUntouched();
        var (draft, unread) = Input.Read(await Term());
        if (unread.Count > 0 || !ModelState.IsValid)
            return Said(StatusCodes.Status422UnprocessableEntity, $"Pas encore enregistré : {(unread.Count > 0 ? unread[0].Message : "une date est incomplète.")}");
        var saved = await actions.Save(new(new(Id), new(Input.Activity), Input.Version, draft));
        if (saved.Ok) return new JsonResult(new { version = saved.Value.Version, message = $"Brouillon enregistré à {clock.HourOf(clock.Now)}" });
        return saved.Refusal!.Type == Refusal.Stale.Type
            ? Said(StatusCodes.Status409Conflict, "Quelqu’un a modifié cette facture entre-temps. Gardez-la en brouillon pour voir les deux versions ; votre saisie reste ici.")
            : Said(saved.Refusal.Type == Refusal.NotFound.Type ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity, saved.Refusal.Message);
    }

    /// <summary>The totals of what is typed, by the code that issues.</summary>
    public async Task<IActionResult> OnPostTotaux()
    {
        if (await invoices.Find(new(Id)) is { } stored) (Kind, Deductions) = (stored.Kind, await links.Deductions(stored, Typed()));
        return Partial("_Totals", Sum());
    }

    /// <summary>The sheets of what is typed.</summary>
    public async Task<IActionResult> OnPostApercu()
    {
        var stored = await invoices.Find(new(Id));
        if (await choice.Find(stored?.ActivityId ?? new Id<Activity>(Input.Activity), SalesModule.EditInvoices) is not { } activity) return NotFound();
        return Partial("_Sheets", await Draw(activity, stored));
    }

    private async Task<IActionResult> Shown()
    {
        Sheets = await Draw(Activity, await invoices.Find(new(Id)));
        return Page();
    }

    private async Task<IReadOnlyList<string>> Draw(Activity activity, Invoice? stored)
    {
        if (stored is { CanBeWritten: false }) return [];
        var buyer = await preview.Buyer(Input, activity);
        var draft = Input.Read(buyer.Term).Draft.Clean();
        if (draft.CheckSizes().Count > 0) return [];
        var invoice = stored ?? new Invoice(new(Id), activity, clock.Now, current.Account);
        var priced = draft.Priced(accounts, vat, invoice.Bills);
        var deductions = await links.Deductions(invoice, DocumentContent.Of(draft.TtcPrices, priced));
        invoice.Write(draft, priced, deductions.Sum(d => d.Ttc), buyer.Name, clock.Now);
        return await preview.Of(invoice, activity, buyer, deductions, await links.Reference(invoice));
    }

    private Task<IActionResult> Again()
    {
        ModelState.Clear();
        AddBlank();
        Totals = Sum();
        return Shown();
    }

    private async Task<IActionResult> Refused(Result result)
    {
        AddBlank();
        Totals = Sum();
        if (Stored is null) Sheets = await Draw(Activity, await invoices.Find(new(Id)));
        var answer = this.Refuse(result);
        if (Stored is not null) Response.StatusCode = StatusCodes.Status409Conflict;
        return answer;
    }

    private void AddBlank()
    {
        if (Input.Lines.Count == 0) Input.Lines.Add(NextLine);
    }

    private InvoicePreview Sum() => InvoicePreview.Of(Kind, Typed(), Deductions, vat);

    private DocumentContent Typed() => DocumentContent.Of(Input.TtcPrices, Input.Read(Usual).Draft.Clean().Priced(accounts, vat));

    private static JsonResult Said(int status, string message) => new(new { message }) { StatusCode = status };

    private async Task<PaymentTerm> Term() =>
        Input.CustomerId is { } id && await customers.Find(new(id)) is { } customer ? customer.Term : new(CustomerDetails.UsualDays);

    /// <summary>What the page shows around the form; false when the activity is out of reach.</summary>
    private async Task<bool> Fill()
    {
        var stored = await invoices.Find(new(Id));
        if (await choice.Find(stored?.ActivityId ?? new Id<Activity>(Input.Activity), SalesModule.EditInvoices) is not { } activity) return false;
        (Activity, IsNew) = (activity, stored is null);
        if (stored is not null) (Kind, Deductions) = (stored.Kind, await links.Deductions(stored, Typed()));
        ReturnComment = stored?.State == InvoiceState.Returned ? stored.ReturnComment : null;
        var known = await customers.OfActivity(activity.Id);
        Customers = [.. known.Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
        var chosen = known.Find(c => c.Id.Value == Input.CustomerId);
        Usual = chosen?.Term ?? Usual;
        Terms = TermWords.Items(terms, chosen?.Kind ?? CustomerKind.Company, clock.Today, Input.Term);
        Catalog = [.. (await catalog.Items(activity.Id, null)).Where(i => !i.Archived)];
        SapItems = SapChoice.Items(await sap.Of(activity.Id));
        VatItems = VatChoice.Items(vat, clock.Today, Input.Lines.Select(l => l.VatCode));
        AddBlank();
        Totals = Sum();
        return true;
    }
}
