using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>What is left to pay of an invoice of the program used before, as its list says it.</summary>
/// <param name="Number">Kept as it is.</param>
/// <param name="Total">Of the invoice, tax included; negative for a credit note.</param>
/// <param name="Groups">What is left by VAT code, with the tax that waits for the receipt in it; the code is empty when no tax waits.</param>
public sealed record LegacyDebt(string Number, DateOnly Date, DateOnly DueOn, Money Total, string Subject, IReadOnlyList<PendingVat> Groups)
{
    public Money Remaining => Groups.Sum(g => g.Due);
}

/// <summary>
/// An unpaid invoice that another program issued: it keeps its number, is payable here, and is never issued, counted as turnover or taxed again. Its
/// entry takes the debt out of the opening balance of the customers' account and gives it to its customer, so that the balance of the account stays.
/// </summary>
public sealed class LegacyInvoice : IOwned, IOfActivity
{
    public const int LongestSubject = 200;

    private readonly List<LegacyInvoicePart> parts = [];

    private LegacyInvoice() { }

    public LegacyInvoice(Customer customer, LegacyDebt debt)
    {
        CooperativeId = customer.CooperativeId;
        Id = Id<LegacyInvoice>.New();
        (EntityId, ActivityId, CustomerId) = (customer.EntityId, customer.ActivityId, customer.Id);
        (Number, Date, DueOn, Total, Remaining, Subject) = (debt.Number, debt.Date, debt.DueOn, debt.Total, debt.Remaining, debt.Subject);
        foreach (var group in debt.Groups) parts.Add(new LegacyInvoicePart(this, parts.Count + 1, group));
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<LegacyInvoice> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<Customer> CustomerId { get; private set; }
    public string Number { get; private set; } = "";
    public DateOnly Date { get; private set; }
    public DateOnly DueOn { get; private set; }
    /// <summary>As it was issued, tax included.</summary>
    public Money Total { get; private set; }
    /// <summary>What was left to pay on the day of the opening.</summary>
    public Money Remaining { get; private set; }
    public string Subject { get; private set; } = "";
    public Id<Entry> EntryId { get; private set; }
    /// <summary>Name of the document of the other program, when it was joined.</summary>
    public string? FileName { get; private set; }
    /// <summary>SHA-256 of that document.</summary>
    public string? FileSha256 { get; private set; }
    /// <summary>What was left by VAT code, in the order of the list.</summary>
    public IReadOnlyList<LegacyInvoicePart> Parts => parts;

    public bool IsCredit => Remaining.IsNegative;

    /// <summary>The groups as they were at the opening.</summary>
    public IReadOnlyList<PendingVat> Groups => [.. parts.OrderBy(p => p.Rank).Select(p => new PendingVat(p.VatCode, p.Due, p.Vat))];

    /// <summary>The entry that gives the debt to its customer: both lines are on the customers' account, no turnover and no tax.</summary>
    /// <param name="opensOn">First day of the books here.</param>
    public EntryDraft Entry(DateOnly opensOn, Id<ThirdParty> thirdParty, SalesAccounts accounts) =>
        new(EntityId, JournalCodes.General, opensOn, $"Reprise {(IsCredit ? "de l’avoir" : "de la facture")} {Number}", Number, Date, new EntrySource("legacy-invoice", Id.Value),
            [new(ActivityId, accounts.Customers, Remaining, thirdParty, Due: DueOn), new(ActivityId, accounts.Customers, -Remaining)]);

    public void BookedAs(Id<Entry> entry) => EntryId = entry;

    public void Join(string fileName, string sha256) => (FileName, FileSha256) = (fileName, sha256);

    /// <summary>Leaves the invoice without the document that was joined to it.</summary>
    public void LetDocumentGo() => (FileName, FileSha256) = (null, null);
}

/// <summary>What was left of one VAT code of a legacy invoice, and the tax that waits in it.</summary>
public sealed class LegacyInvoicePart : IOwned
{
    private LegacyInvoicePart() { }

    internal LegacyInvoicePart(LegacyInvoice invoice, int rank, PendingVat group)
    {
        CooperativeId = invoice.CooperativeId;
        (LegacyInvoiceId, Rank, VatCode, Due, Vat) = (invoice.Id, rank, group.VatCode, group.Due, group.Vat);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<LegacyInvoice> LegacyInvoiceId { get; private set; }
    public int Rank { get; private set; }
    public string VatCode { get; private set; } = "";
    public Money Due { get; private set; }
    public Money Vat { get; private set; }
}
