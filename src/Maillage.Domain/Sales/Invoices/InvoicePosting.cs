using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>How an issued invoice is booked (accounting scheme of a sale: 411 / 70 or 4191 and 44574 or 44571).</summary>
public static class InvoicePosting
{
    /// <summary>
    /// The customer owes what is to be paid; each group credits its product account, or 4191 for a deposit; what earlier invoices billed is taken
    /// back from the account they were booked on; the tax waits for the receipt when it is that of services or of a deposit (CGI art. 269, 2, a bis
    /// and c) and is due at once for goods (2, a). A credit note is the same with every sign turned. What the customer retains waits on 4117.
    /// </summary>
    public static EntryDraft Of(Invoice invoice, DocumentSnapshot snapshot, Id<ThirdParty> customer, SalesAccounts accounts)
    {
        var activity = invoice.ActivityId;
        var lines = new List<LineDraft>();
        void Book(string account, Money amount, string? vatCode)
        {
            if (!amount.IsZero) lines.Add(new(activity, account, amount, VatCode: vatCode));
        }

        var owed = snapshot.ToPay - snapshot.Retained;
        if (!owed.IsZero) lines.Add(new(activity, accounts.Customers, invoice.IsCredit ? -owed : owed, customer, Due: snapshot.DueDate));
        if (!snapshot.Retained.IsZero) lines.Add(new(activity, accounts.Retentions, snapshot.Retained, customer, Due: snapshot.RetainedUntil));
        var groups = PostingGroups.Of(invoice.Content);
        foreach (var group in groups) Book(group.Account, -group.Ht, group.VatCode);
        var deductions = invoice.SignedDeductions(snapshot);
        foreach (var group in deductions.SelectMany(d => d.Groups)) Book(group.Account, group.Ht, group.VatCode);
        foreach (var tax in TaxGroups.Of(invoice.Content, deductions, accounts).Where(t => !t.Vat.IsZero))
            Book(tax.Waits ? accounts.VatPending(tax.VatCode) : accounts.VatDue(tax.VatCode), -tax.Vat, tax.VatCode);
        return new(invoice.EntityId, JournalCodes.Sales, snapshot.IssueDate, $"{invoice.Kind.Word()} {snapshot.Number}", snapshot.Number, snapshot.IssueDate, Source(invoice.Id), lines);
    }

    public static EntrySource Source(Id<Invoice> id) => new("invoice", id.Value);

    /// <summary>What the customer owes by group at issue, and the tax in it.</summary>
    /// <param name="invoice">Issued.</param>
    public static IReadOnlyList<TaxGroup> Groups(Invoice invoice, SalesAccounts accounts) =>
        TaxGroups.Of(invoice.Content, invoice.Deducted.IsZero ? [] : invoice.SignedDeductions(SnapshotJson.Read(invoice.Snapshot!)), accounts);

    /// <summary>What the customer owes by group at issue, and the tax of it that waits for the receipt.</summary>
    /// <param name="invoice">Issued.</param>
    public static IReadOnlyList<PendingVat> Pending(Invoice invoice, SalesAccounts accounts) =>
        [.. Groups(invoice, accounts).Select(t => new PendingVat(t.VatCode, t.Due, t.Waits ? t.Vat : Money.Zero))];
}
