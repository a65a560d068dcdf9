using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>One step of a plan on its page, with the invoice that bills it.</summary>
/// <param name="Invoice">The last one made, or null.</param>
/// <param name="Fresh">Identity of the invoice the button makes.</param>
public sealed record StepOnPage(int Number, PlanStep Step, Invoice? Invoice, long Fresh);

/// <summary>A quote, what the customer made of it, its invoices, and what may be done with it.</summary>
[Needs(SalesModule.Read)]
public sealed class RecordModel(
    QuoteReader reader, QuoteActions actions, QuoteInvoicing invoicing, DocumentComments comments, DocumentAttachments attachments, QuoteSending sending, VatTable vat, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public Letter Letter { get; set; } = new();

    public QuoteRecord Record { get; private set; } = null!;
    public Quote Quote => Record.Quote;
    public QuoteStatus Status { get; private set; } = null!;
    public QuotePreview Totals { get; private set; } = null!;
    public IReadOnlyList<StepOnPage> Steps { get; private set; } = [];
    public QuoteProgress Before { get; private set; } = QuoteProgress.None;
    public SendingFacts? Sending { get; private set; }
    public bool CanCloseLinks { get; private set; }
    public bool CanEdit { get; private set; }
    public IReadOnlyList<DocumentAttachment> Attachments { get; private set; } = [];
    public bool CanAttach => CanEdit && Quote.CanBeWritten;
    public bool CanValidate { get; private set; }
    public bool CanInvoice { get; private set; }
    /// <summary>Identity of the copy, of the next version or of the invoice the page's buttons make.</summary>
    public long Fresh { get; } = IdSequence.Next();
    public DateOnly Today => clock.Today;

    /// <summary>The day of an instant in the cooperative's zone.</summary>
    public DateOnly Day(DateTime utc) => clock.DayOf(utc);

    /// <summary>An instant in the cooperative's zone, in words.</summary>
    public string When(DateTime utc) => clock.InWords(utc);

    public async Task<IActionResult> OnGet() => await Fill() ? Page() : NotFound();

    public Task<IActionResult> OnPostReprendre() => Then(actions.TakeBack(new(Id)), "Le devis est de nouveau un brouillon.", $"/devis/{Id}/modifier");

    public Task<IActionResult> OnPostSupprimer() => Then(actions.Remove(new(Id)), "Le brouillon est supprimé.", "/devis");

    public async Task<IActionResult> OnPostValider()
    {
        var validated = await actions.Validate(new(Id));
        return validated.Ok ? this.Done($"Le devis {validated.Value.Name} est validé.", Here) : this.Refused(validated, Here);
    }

    public Task<IActionResult> OnPostRenvoyer(string? comment) => Then(actions.Return(new(Id), comment ?? ""), "Le devis est renvoyé avec votre commentaire.", Here);

    public Task<IActionResult> OnPostRemis() => Then(actions.MarkSent(new(Id)), "Le devis est noté comme remis au client.", Here);

    public Task<IActionResult> OnPostRefuse() => Then(actions.Decline(new(Id)), "Le refus est noté.", Here);

    public Task<IActionResult> OnPostAbandonner() => Then(actions.Abandon(new(Id)), "Le devis est abandonné.", Here);

    public async Task<IActionResult> OnPostSigne(string? signedBy, DateOnly? signedOn)
    {
        var signed = await actions.RecordSignature(new(Id), signedBy ?? "", signedOn ?? clock.Today);
        return signed.Ok ? this.Done($"Le devis {signed.Value.Name} est signé : préparez sa première facture.", Here) : this.Refused(signed, Here);
    }

    public async Task<IActionResult> OnPostCopier(long fresh, bool version)
    {
        var copy = await actions.Copy(new(Id), new(fresh), version);
        return copy.Ok ? this.Done(version ? "Voici la version suivante : elle remplacera celle-ci une fois validée." : "Voici un devis qui dit la même chose.", $"/devis/{copy.Value.Id}/modifier") : this.Refused(copy, Here);
    }

    public async Task<IActionResult> OnPostFacturer(int step, long fresh) => Prepared(await invoicing.Prepare(new(Id), step, new(fresh)));

    public async Task<IActionResult> OnPostAvancer(long fresh, Dictionary<int, decimal?> progress)
    {
        if (!ModelState.IsValid) return this.Refused(new Refusal("sales.progress.number", "Un avancement est un nombre de 0 à 100."), Here);
        return Prepared(await invoicing.PrepareProgress(new(Id), QuoteProgress.From(progress.Select(p => (p.Key, p.Value ?? 0))), new(fresh)));
    }

    public async Task<IActionResult> OnPostEnvoyer()
    {
        var sent = await sending.Send(new(Id), Letter);
        if (sent.Ok) return this.Done("Le devis est envoyé au client.", Here);
        if (!await Fill()) return NotFound();
        if (Sending is null) return this.Refused(sent, Here);
        Sending = Sending with { Letter = Letter };
        return this.Refuse(sent, nameof(Letter));
    }

    public async Task<IActionResult> OnPostLien()
    {
        var made = await sending.Link(new(Id));
        if (!made.Ok) return this.Refused(made, Here);
        TempData["Link"] = made.Value;
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostFermer()
    {
        var closed = await sending.CloseLinks(new(Id));
        return closed.Ok ? this.Done("Les liens du client sont fermés.", Here) : this.Refused(closed, Here);
    }

    public async Task<IActionResult> OnPostJoindre(IFormFile? file)
    {
        var joined = await attachments.AddTo(new Id<Quote>(Id), file?.FileName ?? "", await Uploads.Read(file, DocumentAttachment.MostBytes));
        return joined.Ok ? this.Done("Le fichier est joint.", Here) : this.Refused(joined, Here);
    }

    public async Task<IActionResult> OnPostDetacher(long attachment)
    {
        var removed = await attachments.RemoveFrom(new Id<Quote>(Id), new Id<DocumentAttachment>(attachment));
        return removed.Ok ? this.Done("Le fichier est retiré.", Here) : this.Refused(removed, Here);
    }

    public async Task<IActionResult> OnPostCommenter(string? comment)
    {
        var said = await comments.OnQuote(new(Id), comment ?? "");
        return said.Ok ? this.Done("Votre message est envoyé.", Here) : this.Refused(said, Here);
    }

    private IActionResult Prepared(Result<Invoice> made) => !made.Ok ? this.Refused(made, Here)
        : made.Value.CanBeWritten ? this.Done("La facture est prête : relisez-la, puis soumettez-la.", $"/factures/{made.Value.Id}/modifier") : LocalRedirect($"/factures/{made.Value.Id}");

    private string Here => $"/devis/{Id}";

    private async Task<IActionResult> Then(Task<Result<Quote>> act, string done, string next)
    {
        var result = await act;
        return result.Ok ? this.Done(done, next) : this.Refused(result, Here);
    }

    private async Task<bool> Fill()
    {
        if (await reader.Record(new(Id)) is not { } record) return false;
        Record = record;
        Status = QuoteStatus.Of(Quote.State, Quote.ValidUntil, Today);
        Attachments = await attachments.Of(Id);
        Totals = QuotePreview.Of(Quote.Content, Quote.Plan, vat);
        CanEdit = await access.CanOver(SalesModule.EditQuotes, Quote);
        CanValidate = await access.CanOver(SalesModule.ValidateQuotes, Quote);
        CanInvoice = (Quote.IsOpen || Quote.State == QuoteState.Signed) && await access.CanOver(SalesModule.EditInvoices, Quote);
        var sales = record.Invoices.Where(i => i.Kind != DocumentKind.CreditNote).ToList();
        Steps = [.. Quote.Steps.Select((s, i) => new StepOnPage(i + 1, s, sales.LastOrDefault(x => x.Step == i + 1), IdSequence.Next()))];
        if (Quote.IsOpen && await access.CanOver(SalesModule.Send, Quote)) Sending = await sending.Facts(Quote, record.Customer, TempData["Link"] as string);
        CanCloseLinks = await sending.CanCloseLinks(Quote);
        if (Quote.Plan.Mode == PlanMode.Progress) Before = await invoicing.Progress(Quote.Id);
        return true;
    }
}
