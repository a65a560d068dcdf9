using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>How what clears the account of a customer is booked.</summary>
public static class ClearingPosting
{
    /// <summary>
    /// The money comes or goes (a cheque pays on the day it is received, BOI-TVA-BASE-20-20), the customer owes less, the tax that waited becomes due in the same entry (CGI art. 269, 2, c); what no document took is
    /// an advance on 4191, without tax as long as no supply is known.
    /// </summary>
    public static EntryDraft Of(Receipt receipt, Customer customer, IReadOnlyList<Claim> claims, SalesAccounts accounts)
    {
        var lines = new List<LineDraft>();
        if (!receipt.Amount.IsZero) lines.Add(new(receipt.ActivityId, accounts.Money(receipt), receipt.Amount));
        lines.AddRange(Claims(receipt, claims));
        if (!receipt.Unallocated.IsZero) lines.Add(new(receipt.ActivityId, accounts.Advances, -receipt.Unallocated, customer.ThirdPartyId, Due: receipt.Date));
        lines.AddRange(TaxDue(receipt, accounts));
        var documents = Documents(receipt, claims);
        var label = documents.Length == 0 ? $"Avance du client {customer.Code}"
            : receipt.IsRefund ? $"Remboursement {documents}" : $"Encaissement {(claims.Count(c => !c.IsAdvance) > 1 ? "factures" : "facture")} {documents}";
        return Draft(receipt, JournalCodes.Bank, label, documents.Length == 0 ? $"Avance {customer.Code}" : documents, "receipt", lines);
    }

    /// <summary>Credit and debt of the customer settle each other; both bring their tax, which nets to zero for one rate.</summary>
    public static EntryDraft Of(Offset offset, IReadOnlyList<Claim> claims, SalesAccounts accounts)
    {
        var documents = Documents(offset, claims);
        return Draft(offset, JournalCodes.General, $"Imputation {documents}", documents, "offset", [.. Claims(offset, claims), .. TaxDue(offset, accounts)]);
    }

    /// <summary>
    /// A loss without tax (654, or 658 for a small difference; a gain on 758): tax that waits is cancelled since it will never be due, tax that was due
    /// already comes back only with the rectifying mention (old ref. CGI 272, 1).
    /// </summary>
    /// <param name="recovered">Tax that was due already, by VAT code.</param>
    public static EntryDraft Of(WriteOff writeOff, Claim claim, IReadOnlyList<ReceiptVat> recovered, SalesAccounts accounts)
    {
        var tax = Waiting(writeOff).Select(t => new LineDraft(writeOff.ActivityId, accounts.VatPending(t.Code), t.Vat, VatCode: t.Code))
            .Concat(recovered.GroupBy(r => r.VatCode).Select(g => new LineDraft(writeOff.ActivityId, accounts.VatDue(g.Key), g.Sum(r => r.Vat), VatCode: g.Key)))
            .Where(l => !l.Amount.IsZero).ToList();
        var loss = writeOff.Amount - tax.Sum(t => t.Amount);
        var lines = new List<LineDraft>();
        if (!loss.IsZero) lines.Add(new(writeOff.ActivityId, accounts.Loss(writeOff.Cause, loss), loss));
        lines.AddRange(Claims(writeOff, [claim]));
        lines.AddRange(tax);
        var what = writeOff.Cause == WriteOffCause.Irrecoverable ? "Créance irrécouvrable" : "Écart de règlement";
        return Draft(writeOff, JournalCodes.General, $"{what} {claim.Document}", claim.Document, "write-off", lines);
    }

    private static IEnumerable<LineDraft> Claims(Clearing clearing, IReadOnlyList<Claim> claims) =>
        clearing.Shares.SelectMany(s => claims.Single(c => c.Id == s.Claim).Lines(s.Amount));

    private static IEnumerable<LineDraft> TaxDue(Clearing clearing, SalesAccounts accounts)
    {
        foreach (var (code, vat) in Waiting(clearing))
        {
            yield return new(clearing.ActivityId, accounts.VatPending(code), vat, VatCode: code);
            yield return new(clearing.ActivityId, accounts.VatDue(code), -vat, VatCode: code);
        }
    }

    /// <summary>The tax that waits no longer, by VAT code.</summary>
    private static IEnumerable<(string Code, Money Vat)> Waiting(Clearing clearing) => clearing.Shares.SelectMany(s => s.Parts)
        .GroupBy(p => p.VatCode).Select(g => (g.Key, g.Sum(p => p.Vat))).Where(t => !t.Item2.IsZero);

    /// <summary>Numbers of what it clears, in the order of its shares.</summary>
    private static string Documents(Clearing clearing, IReadOnlyList<Claim> claims)
    {
        var numbers = clearing.Shares.Select(s => claims.Single(c => c.Id == s.Claim).Document).Distinct().ToList();
        var all = string.Join(", ", numbers);
        return all.Length <= EntryRules.LongestDocument ? all : $"{numbers[0]} et {numbers.Count - 1} autres";
    }

    private static EntryDraft Draft(Clearing clearing, string journal, string label, string document, string source, IReadOnlyList<LineDraft> lines) =>
        new(clearing.EntityId, journal, clearing.Date, label, document, clearing.Date, new EntrySource(source, clearing.Id.Value), lines);
}
