using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>The editor of an invoice: saves itself, adds up as one types, works without script.</summary>
[Needs(SalesModule.EditInvoices)]
public sealed class EditModel(
    InvoiceActions actions, InvoiceIssue issue, SelfIssue selfIssue, InvoiceReader invoices, ActivityChoice choice, EditorReader editor, InvoiceLinks links, DocumentPreview preview, SalesAccounts accounts, VatTable vat, Clock clock)
    : PageModel, IDocumentEditor
{
    /// <summary>As kept; null while it is new.</summary>
    private Invoice? kept;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public InvoiceForm Input { get; set; } = new();

    public Activity Activity { get; private set; } = null!;
    public bool IsNew { get; private set; }
    public string? ReturnComment { get; private set; }
    /// <summary>What someone else saved meanwhile.</summary>
    public Invoice? Stored { get; private set; }
    public EditorChoices Choices { get; private set; } = null!;
    public DocumentKind Kind { get; private set; } = DocumentKind.Invoice;
    public IReadOnlyList<Deduction> Deductions { get; private set; } = [];
    DocumentForm IDocumentEditor.Input => Input;
    public InvoicePreview Totals { get; private set; } = null!;
    /// <summary>What is typed as the customer will read it, a picture for each sheet.</summary>
    public IReadOnlyList<string> Sheets { get; private set; } = [];
    public VatTable Vat => vat;

    /// <summary>The day of an instant in the cooperative's zone.</summary>
    public DateOnly Day(DateTime utc) => clock.DayOf(utc);

    public async Task<IActionResult> OnGet([FromQuery(Name = "activite")] long? activity, [FromQuery(Name = "client")] long? customer)
    {
        kept = await invoices.Find(new(Id));
        if (kept is { CanBeWritten: false }) return LocalRedirect($"/factures/{Id}");
        Input = kept is null ? new() { Activity = activity ?? 0, CustomerId = customer, SaleFrom = clock.Today } : InvoiceForm.Of(kept);
        return await Fill() ? await Shown() : NotFound();
    }

    public async Task<IActionResult> OnPost(string? op)
    {
        kept = await invoices.Find(new(Id));
        if (!await Fill()) return NotFound();
        if (LineOps.Apply(Input.Lines, op, Input.NextLine(Choices))) return await Again();
        Input.DropUntouched();
        var (draft, unread) = Input.Read(Choices.Usual);
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
        var (draft, unread) = Input.Read(await editor.Term(Input));
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
        kept = await invoices.Find(new(Id));
        return await Reached() is { } activity ? Partial("_Sheets", await preview.Of(Input, kept, activity)) : NotFound();
    }

    private async Task<IActionResult> Shown()
    {
        Sheets = await preview.Of(Input, kept, Activity);
        return Page();
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
        if (Stored is null) Sheets = await preview.Of(Input, kept, Activity);
        var answer = this.Refuse(result);
        if (Stored is not null) Response.StatusCode = StatusCodes.Status409Conflict;
        return answer;
    }

    private void AddBlank()
    {
        if (Input.Lines.Count == 0) Input.Lines.Add(Input.NextLine(Choices));
    }

    private InvoicePreview Sum() => InvoicePreview.Of(Kind, Typed(), Deductions, vat);

    private DocumentContent Typed() => DocumentContent.Of(Input.TtcPrices, Input.Read(CustomerDetails.UsualTerm).Draft.Clean().Priced(accounts, vat));

    private static JsonResult Said(int status, string message) => new(new { message }) { StatusCode = status };

    private Task<Activity?> Reached() => choice.Find(kept?.ActivityId ?? new Id<Activity>(Input.Activity), SalesModule.EditInvoices);

    /// <summary>What the page shows around the form; false when the activity is out of reach.</summary>
    private async Task<bool> Fill()
    {
        if (await Reached() is not { } activity) return false;
        (Activity, IsNew) = (activity, kept is null);
        if (kept is not null) (Kind, Deductions) = (kept.Kind, await links.Deductions(kept, Typed()));
        ReturnComment = kept?.State == InvoiceState.Returned ? kept.ReturnComment : null;
        Choices = await editor.Of(activity, Input);
        AddBlank();
        Totals = Sum();
        return true;
    }
}
