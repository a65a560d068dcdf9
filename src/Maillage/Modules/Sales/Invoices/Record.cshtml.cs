using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sending;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Membership.Conventions;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Receipts;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>An invoice, its state, its payments, its history, and what may be done with it.</summary>
[Needs(SalesModule.Read)]
public sealed class RecordModel(
    InvoiceReader reader, InvoiceActions actions, InvoiceIssue issue, InvoiceCopies copies, InvoiceLinks links, DocumentComments comments, DocumentAttachments attachments, ReceiptActions receipts, WriteOffActions writeOffs, ReversalActions reversals, CustomerAccount account,
    ReceiptSettings settings, InvoiceSending sending, ChorusActions chorus, ConventionBook conventions, VatTable vat, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public ReceiptForm Receipt { get; set; } = new();

    [BindProperty]
    public WriteOffForm Loss { get; set; } = new();

    [BindProperty]
    public Letter Letter { get; set; } = new();

    public InvoiceRecord Record { get; private set; } = null!;
    public Invoice Invoice => Record.Invoice;
    public InvoiceStatus Status { get; private set; } = null!;
    public InvoicePreview Totals { get; private set; } = null!;
    public SendingFacts? Sending { get; private set; }
    public bool CanCloseLinks { get; private set; }
    public ChorusDeposit? Deposit { get; private set; }
    public bool IsForChorus => Invoice.IsIssued && Record.Customer?.Kind == CustomerKind.Public;
    public bool CanDeposit { get; private set; }
    public bool CanEdit { get; private set; }
    /// <summary>Why the collective may not issue it today; null when it may.</summary>
    public Refusal? Unsigned { get; private set; }
    /// <summary>Day before which the law forbids any payment; null once it is past.</summary>
    public DateOnly? PayableFrom { get; private set; }
    public IReadOnlyList<DocumentAttachment> Attachments { get; private set; } = [];
    public bool CanAttach => CanEdit && Invoice.CanBeWritten;
    public bool CanIssue { get; private set; }
    public bool CanReceive { get; private set; }
    public bool CanWriteOff { get; private set; }
    /// <summary>Tax due already in what remains: it comes back only with the rectifying mention.</summary>
    public Money RecoverableVat { get; private set; }
    public bool CanReadLedger { get; private set; }
    /// <summary>Identity of the copy or the credit note the page's buttons make.</summary>
    public long Fresh { get; } = IdSequence.Next();
    public Money Remaining => Record.Due?.Remaining ?? Money.Zero;
    /// <summary>Of what remains, what the customer keeps for now.</summary>
    private Money Awaited => Record.Due is { Retained: var retained } due && retained < due.Remaining ? retained : Money.Zero;
    public bool IsSmall => !Remaining.IsZero && Remaining.Abs <= settings.SmallDifference;
    public DateOnly Today => clock.Today;

    /// <summary>An instant in the cooperative's zone, in words.</summary>
    public string When(DateTime utc) => clock.InWords(utc);

    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        Receipt = new() { Id = IdSequence.Next(), Amount = (Remaining - Awaited).Abs, Date = Today };
        Loss = await NewLoss();
        return Page();
    }

    public Task<IActionResult> OnPostReprendre() => Then(actions.TakeBack(new(Id)), "La facture est de nouveau un brouillon.", $"/factures/{Id}/modifier");

    public Task<IActionResult> OnPostSupprimer() => Then(actions.Remove(new(Id)), "Le brouillon est supprimé.", "/factures");

    public async Task<IActionResult> OnPostEmettre()
    {
        var issued = await issue.Issue(new(Id));
        return issued.Ok ? this.Done($"{issued.Value.Kind.The()} {issued.Value.Number} est émis{(issued.Value.IsCredit ? "" : "e")}.", Here) : this.Refused(issued, Here);
    }

    public Task<IActionResult> OnPostRenvoyer(string? comment) => Then(actions.Return(new(Id), comment ?? ""), "La facture est renvoyée avec votre commentaire.", Here);

    public async Task<IActionResult> OnPostEncaisser()
    {
        if (!await Fill()) return NotFound();
        Loss = await NewLoss();
        if (Receipt.Read(ModelState) is not { } draft) return this.Unprocessable();
        var recorded = await receipts.Record(new(Id), draft);
        if (!recorded.Ok) return this.Refuse(recorded, "Receipt");
        var (cleared, advance) = (recorded.Value.Cleared, recorded.Value.Unallocated);
        return this.Done($"{cleared} encaissés sur la facture {Invoice.Number}.{(advance.IsZero ? "" : $" Les {advance} de plus restent en avance de ce client.")} {await receipts.CashWarning(recorded.Value)}".TrimEnd(), Here);
    }

    public async Task<IActionResult> OnPostRembourser()
    {
        if (!await Fill()) return NotFound();
        Loss = await NewLoss();
        if (Receipt.Read(ModelState) is not { } draft) return this.Unprocessable();
        var recorded = await receipts.Refund(Invoice.CustomerId ?? default, draft, ClaimId.Of(new Id<Invoice>(Id)));
        return recorded.Ok ? this.Done($"{draft.Amount} remboursés au client.", Here) : this.Refuse(recorded, "Receipt");
    }

    public Task<IActionResult> OnPostEcart() => WriteOff(WriteOffCause.SmallDifference, null);

    public Task<IActionResult> OnPostPerte() =>
        WriteOff(WriteOffCause.Irrecoverable, Loss.Recover ? new(Loss.MentionedOn ?? default, Loss.Mention?.Trim() ?? "") : null);

    public async Task<IActionResult> OnPostAnnuler(long receipt, string? reason)
    {
        var reversed = await reversals.Reverse(new Id<Clearing>(receipt), reason ?? "");
        return reversed.Ok ? this.Done($"{ClearingReader.Word(reversed.Value)} : l’annulation est enregistrée.", Here) : this.Refused(reversed, Here);
    }

    private async Task<IActionResult> WriteOff(WriteOffCause cause, RectifyingMention? mention)
    {
        if (!await Fill()) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        var done = await writeOffs.Record(Invoice.CustomerId ?? default, new(new(Loss.Id), ClaimId.Of(new Id<Invoice>(Id)), cause, Loss.Reason ?? "", mention));
        return done.Ok ? this.Done($"{ClearingReader.Word(done.Value)} de {done.Value.Amount.Abs} : c’est comptabilisé.", Here) : this.Refuse(done, "Loss");
    }

    private async Task<WriteOffForm> NewLoss()
    {
        var form = new WriteOffForm { Id = IdSequence.Next(), MentionedOn = Today };
        if (!CanWriteOff || !Remaining.IsPositive || await account.Find(Record.Customer!, ClaimId.Of(new Id<Invoice>(Id))) is not { } claim) return form;
        RecoverableVat = (await writeOffs.Recoverable(new(Id), claim)).Sum(t => t.Vat);
        form.Mention = RectifyingMention.Words(Remaining - RecoverableVat - claim.Groups.Sum(g => g.Vat), RecoverableVat);
        return form;
    }

    public async Task<IActionResult> OnPostFermer()
    {
        var closed = await sending.CloseLinks(new(Id));
        return closed.Ok ? this.Done("Les liens du client sont fermés.", Here) : this.Refused(closed, Here);
    }

    public async Task<IActionResult> OnPostJoindre(IFormFile? file)
    {
        var joined = await attachments.AddTo(new Id<Invoice>(Id), file?.FileName ?? "", await Uploads.Read(file, DocumentAttachment.MostBytes));
        return joined.Ok ? this.Done("Le fichier est joint.", Here) : this.Refused(joined, Here);
    }

    public async Task<IActionResult> OnPostDetacher(long attachment)
    {
        var removed = await attachments.RemoveFrom(new Id<Invoice>(Id), new Id<DocumentAttachment>(attachment));
        return removed.Ok ? this.Done("Le fichier est retiré.", Here) : this.Refused(removed, Here);
    }

    public async Task<IActionResult> OnPostDupliquer(long fresh)
    {
        var copy = await copies.Duplicate(new(Id), new(fresh));
        return copy.Ok ? this.Done("Voici une facture qui dit la même chose.", $"/factures/{copy.Value.Id}/modifier") : this.Refused(copy, Here);
    }

    public async Task<IActionResult> OnPostCrediter(long fresh)
    {
        var note = await copies.Credit(new(Id), new(fresh));
        return note.Ok ? this.Done("L’avoir reprend toute la facture : retirez-en ce qui reste dû, puis soumettez-le.", $"/factures/{note.Value.Id}/modifier") : this.Refused(note, Here);
    }

    public async Task<IActionResult> OnPostEnvoyer()
    {
        var sent = await sending.Send(new(Id), Letter);
        if (sent.Ok) return this.Done("Le document est envoyé au client.", Here);
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

    public async Task<IActionResult> OnPostCommenter(string? comment)
    {
        var said = await comments.OnInvoice(new(Id), comment ?? "");
        return said.Ok ? this.Done("Votre message est envoyé.", Here) : this.Refused(said, Here);
    }

    private string Here => $"/factures/{Id}";

    private async Task<IActionResult> Then(Task<Result<Invoice>> act, string done, string next)
    {
        var result = await act;
        return result.Ok ? this.Done(done, next) : this.Refused(result, Here);
    }

    private async Task<bool> Fill()
    {
        if (await reader.Record(new(Id)) is not { } record) return false;
        Record = record;
        Attachments = await attachments.Of(Id);
        if (await links.PayableFrom(Invoice) is { } payable && payable > Today) PayableFrom = payable;
        if (!Invoice.IsIssued && !Invoice.IsCredit) Unsigned = await conventions.Obstacle(Invoice.ActivityId, Today);
        Status = InvoiceStatus.Of(Invoice.State, record.Due, Today);
        Totals = InvoicePreview.Of(Invoice.Kind, Invoice.Printed, record.Deductions, vat);
        CanEdit = await access.CanOver(SalesModule.EditInvoices, Invoice);
        CanIssue = await access.CanOver(SalesModule.IssueInvoices, Invoice);
        CanReceive = await access.CanOver(SalesModule.RecordReceipts, Invoice);
        CanWriteOff = await access.CanOver(SalesModule.WriteOff, Invoice);
        CanDeposit = await access.CanOver(SalesModule.Deposit, Invoice);
        if (IsForChorus) Deposit = await chorus.Of(Invoice.Id);
        else if (Invoice.IsIssued && await access.CanOver(SalesModule.Send, Invoice)) Sending = await sending.Facts(Invoice, record.Customer, TempData["Link"] as string);
        CanCloseLinks = await sending.CanCloseLinks(Invoice);
        CanReadLedger = await access.CanOver(LedgerModule.Read, Invoice);
        return true;
    }
}

/// <summary>A loss as it is typed.</summary>
public sealed class WriteOffForm
{
    /// <summary>Made when the form is shown, so that sending it twice records it once.</summary>
    public long Id { get; set; }
    public string? Reason { get; set; }
    public bool Recover { get; set; }
    public DateOnly? MentionedOn { get; set; }
    public string? Mention { get; set; }
}
