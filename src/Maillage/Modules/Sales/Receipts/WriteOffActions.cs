using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>What is given up, as the form gives it.</summary>
/// <param name="Id">Made by the form, so that sending it twice records it once.</param>
/// <param name="Mention">Null when the tax that was due already is not recovered.</param>
public sealed record WriteOffDraft(Id<Clearing> Id, ClaimId Claim, WriteOffCause Cause, string Reason = "", RectifyingMention? Mention = null);

/// <summary>Closes what remains of a claim without money: a small difference, or a debt that will not be paid.</summary>
public sealed class WriteOffActions(Db db, Clock clock, Current current, CustomerAccount account, ClearingBook book, SalesAccounts accounts, ReceiptSettings settings)
{
    private const string Law = "CGI art. 272, 1 ; BOI-TVA-DED-40-10-20";

    /// <summary>The right it takes to close something for a cause.</summary>
    public static string RightFor(WriteOffCause cause) => cause == WriteOffCause.Irrecoverable ? SalesModule.WriteOff : SalesModule.RecordReceipts;

    /// <summary>Gives up all that remains of a claim, dated today.</summary>
    public Task<Result<WriteOff>> Record(Id<Customer> customerId, WriteOffDraft draft) => db.Write<WriteOff>(async () =>
    {
        var customer = await book.Hold(customerId, RightFor(draft.Cause));
        if (!customer.Ok) return Result<WriteOff>.Refused(customer.Refusals);
        if (await book.Recorded(draft.Id) is { } before)
            return before is WriteOff same && same.Shares[0].Claim == draft.Claim && same.Cause == draft.Cause && await book.IsOf(same, customer.Value)
                ? same : new Refusal("sales.receipt.key", "Cette saisie a déjà enregistré une autre opération. Rouvrez la page.");
        if (await account.Find(customer.Value, draft.Claim) is not { } claim)
            return new Refusal("sales.write-off.settled", "Il ne reste rien à solder.");
        var tax = draft.Mention is not null && draft.Claim.Invoice is { } id ? await Recoverable(id, claim) : [];
        if (Check(draft, claim, tax) is { Count: > 0 } refusals) return Result<WriteOff>.Refused(refusals);
        var writeOff = new WriteOff(draft.Id, customer.Value, clock.Today, draft.Cause, draft.Reason.Trim(), draft.Mention, claim, clock.Now, current.Account);
        return await book.Keep(writeOff, ClearingPosting.Of(writeOff, claim, tax, accounts));
    });

    /// <summary>The tax of goods that is due already in what remains of an invoice.</summary>
    public async Task<IReadOnlyList<ReceiptVat>> Recoverable(Id<Invoice> id, Claim claim) =>
        WriteOff.Recoverable(InvoicePosting.Groups(await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines).SingleAsync(i => i.Id == id), accounts), claim);

    private List<Refusal> Check(WriteOffDraft draft, Claim claim, IReadOnlyList<ReceiptVat> tax)
    {
        var refusals = new List<Refusal>();
        if (draft.Reason.Trim().Length > ReversalActions.LongestReason) refusals.Add(new("sales.write-off.reason", $"La raison a plus de {ReversalActions.LongestReason} caractères : raccourcissez-la.", nameof(draft.Reason)));
        if (draft.Cause == WriteOffCause.SmallDifference)
        {
            if (claim.Remaining.Abs > settings.SmallDifference)
                refusals.Add(new("sales.write-off.large", $"Il reste {claim.Remaining.Abs} : un écart de règlement ne dépasse pas {settings.SmallDifference}.", nameof(draft.Reason)));
            return refusals;
        }
        if (!claim.Remaining.IsPositive || claim.IsAdvance) refusals.Add(new("sales.write-off.debt", "Seule une facture impayée passe en perte.", nameof(draft.Reason)));
        if (draft.Reason.Trim().Length == 0) refusals.Add(new("sales.write-off.reason", "Dites pourquoi cette créance ne sera pas payée : liquidation, client introuvable.", nameof(draft.Reason), Law));
        if (draft.Mention is not { } mention) return refusals;
        if (tax.Sum(t => t.Vat).IsZero) refusals.Add(new("sales.write-off.no-tax", "Cette facture n’a pas de TVA déjà due : celle qui attendait est simplement annulée.", nameof(draft.Mention)));
        if (mention.On > clock.Today || mention.On < claim.Date) refusals.Add(new("sales.write-off.mentioned-on", "Donnez le jour où le duplicata a été envoyé, entre la facture et aujourd’hui.", "MentionedOn", Law));
        if (mention.Text.Trim().Length is 0 or > RectifyingMention.Longest) refusals.Add(new("sales.write-off.mention", "La mention légale du duplicata est nécessaire pour récupérer la TVA.", nameof(draft.Mention), Law));
        return refusals;
    }
}
