using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>From an invoice to all that its issued document says.</summary>
public static class InvoiceIssuing
{
    /// <param name="deductions">What earlier invoices of the quote billed, as printed: positive.</param>
    /// <param name="credited">The invoice a credit note takes back.</param>
    public static DocumentSnapshot Snapshot(
        Invoice invoice, DocumentParties parties, IReadOnlyList<Deduction> deductions, DocumentReference? credited, string number, DateOnly day) =>
        DocumentIssuing.Snapshot(
            new(invoice.Kind, invoice.Subject, invoice.SaleFrom ?? day, invoice.SaleTo, invoice.CustomerReference, invoice.Note, invoice.TtcPrices, invoice.PricedLines,
                invoice.DueIfIssued(day), Terms(invoice), deductions, credited, invoice.Retention, null, false),
            parties, number, day);

    /// <summary>The same document, to be paid on a later day: nothing is received before (C. conso. L221-10).</summary>
    public static DocumentSnapshot NotBefore(DocumentSnapshot snapshot, DateOnly day) => snapshot with
    {
        DueDate = day,
        PaymentTerms = $"Paiement par virement le {French.LongDate(day)}. Contrat signé hors établissement : rien n’est à payer avant.",
    };

    private static string Terms(Invoice invoice) => invoice.IsCredit
        ? "Cet avoir se déduit de ce que vous devez, ou vous est remboursé." : $"Paiement par virement {invoice.Term}.";
}
