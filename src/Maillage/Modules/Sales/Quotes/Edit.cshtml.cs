using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>The editor of a quote: saves itself, adds up as one types, works without script.</summary>
[Needs(SalesModule.EditQuotes)]
public sealed class EditModel(
    QuoteActions actions, QuoteReader quotes, ActivityChoice choice, EditorReader editor, DocumentPreview preview, SalesAccounts accounts, VatTable vat, Clock clock)
    : PageModel, IDocumentEditor
{
    /// <summary>As kept; null while it is new.</summary>
    private Quote? kept;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public QuoteForm Input { get; set; } = new();

    public Activity Activity { get; private set; } = null!;
    public bool IsNew { get; private set; }
    public string? ReturnComment { get; private set; }
    /// <summary>What someone else saved meanwhile.</summary>
    public Quote? Stored { get; private set; }
    /// <summary>The quote this one replaces once validated: « DE2026-0012 ».</summary>
    public string? Replaces { get; private set; }
    public EditorChoices Choices { get; private set; } = null!;
    public QuotePreview Totals { get; private set; } = null!;
    /// <summary>What is typed as the customer will read it, a picture for each sheet.</summary>
    public IReadOnlyList<string> Sheets { get; private set; } = [];
    public VatTable Vat => vat;
    DocumentForm IDocumentEditor.Input => Input;

    public static IReadOnlyList<SelectListItem> Modes { get; } =
    [
        new("En une fois", nameof(PlanMode.Single)), new("En parts égales", nameof(PlanMode.Equal)), new("Selon des montants que je choisis", nameof(PlanMode.Typed)),
        new("À l’avancement (situations)", nameof(PlanMode.Progress)),
    ];

    /// <summary>The day of an instant in the cooperative's zone.</summary>
    public DateOnly Day(DateTime utc) => clock.DayOf(utc);

    public async Task<IActionResult> OnGet([FromQuery(Name = "activite")] long? activity, [FromQuery(Name = "client")] long? customer)
    {
        kept = await quotes.Find(new(Id));
        if (kept is { CanBeWritten: false }) return LocalRedirect($"/devis/{Id}");
        Input = kept is null ? new() { Activity = activity ?? 0, CustomerId = customer } : QuoteForm.Of(kept);
        return await Fill() ? await Shown() : NotFound();
    }

    public async Task<IActionResult> OnPost(string? op)
    {
        kept = await quotes.Find(new(Id));
        if (!await Fill()) return NotFound();
        if (op == "add-part")
        {
            Input.Plan.Parts.Add(new());
            return await Again();
        }
        if (LineOps.Apply(Input.Lines, op, Input.NextLine(Choices))) return await Again();
        Input.DropUntouched();
        Input.Plan.Parts.RemoveAll(p => p.IsUntouched);
        var (draft, unread) = Input.Read(Choices.Usual);
        if (!ModelState.IsValid || unread.Count > 0) return await Refused(Result.Of(unread));
        var save = new QuoteSave(new(Id), Activity.Id, Input.Version, draft, Input.MakesCustomer ? new(new(Input.NewCustomer.Id), Input.NewCustomer.Details) : null);
        var done = op == "submit" ? await actions.Submit(save) : await actions.Save(save);
        if (done.Ok)
            return this.Done(op != "submit" ? "Le brouillon est gardé." : done.Value.IsFrozen
                ? $"Le devis {done.Value.Name} est prêt : envoyez-le à votre client." : "Le devis est soumis. L’équipe le relit, puis le valide.", $"/devis/{Id}");
        if (done.Refusal!.Type == Refusal.Stale.Type && await quotes.Find(new(Id)) is { } stored) (Stored, Input.Version) = (stored, stored.Version);
        return await Refused(done);
    }

    /// <summary>Keeps the draft while it is typed. A customer being made waits for a button: half a name is not a customer.</summary>
    public async Task<IActionResult> OnPostBrouillon()
    {
        Input.DropUntouched();
        Input.Plan.Parts.RemoveAll(p => p.IsUntouched);
        var (draft, unread) = Input.Read(await editor.Term(Input));
        if (unread.Count > 0 || !ModelState.IsValid)
            return Said(StatusCodes.Status422UnprocessableEntity, $"Pas encore enregistré : {(unread.Count > 0 ? unread[0].Message : "une date est incomplète.")}");
        var saved = await actions.Save(new(new(Id), new(Input.Activity), Input.Version, draft));
        if (saved.Ok) return new JsonResult(new { version = saved.Value.Version, message = $"Brouillon enregistré à {clock.HourOf(clock.Now)}" });
        return saved.Refusal!.Type == Refusal.Stale.Type
            ? Said(StatusCodes.Status409Conflict, "Quelqu’un a modifié ce devis entre-temps. Gardez-le en brouillon pour voir les deux versions ; votre saisie reste ici.")
            : Said(saved.Refusal.Type == Refusal.NotFound.Type ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity, saved.Refusal.Message);
    }

    /// <summary>The totals of what is typed, by the code that validates.</summary>
    public IActionResult OnPostTotaux() => Partial("_QuoteTotals", Sum());

    /// <summary>The sheets of what is typed.</summary>
    public async Task<IActionResult> OnPostApercu()
    {
        kept = await quotes.Find(new(Id));
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
        if (Input.Plan.Parts.Count == 0) Input.Plan.Parts.Add(new());
    }

    private QuotePreview Sum()
    {
        var draft = Input.Read(CustomerDetails.UsualTerm).Draft.Clean();
        return QuotePreview.Of(DocumentContent.Of(Input.TtcPrices, draft.Priced(accounts, vat)), draft.Plan, vat);
    }

    private static JsonResult Said(int status, string message) => new(new { message }) { StatusCode = status };

    private Task<Activity?> Reached() => choice.Find(kept?.ActivityId ?? new Id<Activity>(Input.Activity), SalesModule.EditQuotes);

    /// <summary>What the page shows around the form; false when the activity is out of reach.</summary>
    private async Task<bool> Fill()
    {
        if (await Reached() is not { } activity) return false;
        (Activity, IsNew, Replaces) = (activity, kept is null, kept?.ReplacesId is null ? null : kept.Number);
        ReturnComment = kept?.State == QuoteState.Returned ? kept.ReturnComment : null;
        Choices = await editor.Of(activity, Input);
        AddBlank();
        Totals = Sum();
        return true;
    }
}
