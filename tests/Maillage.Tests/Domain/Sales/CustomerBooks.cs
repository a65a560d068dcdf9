using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Tests.Domain.Sales;

/// <summary>The account of one customer with a ledger in memory: every entry is checked as it is booked.</summary>
internal sealed class CustomerBooks
{
    public static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly Activity Atelier = new(new(1), Id<LegalEntity>.New(), ActivityKind.Individual, "A001", "Atelier", new(2025, 1, 1));
    private static readonly ThirdParty Debtor = new(new(1), ThirdPartyKind.Customer, "C00001", "Studio Nord");
    public static readonly Customer Customer = new(Id<Customer>.New(), Atelier, Debtor,
        new CustomerDetails(CustomerKind.Company, "Studio Nord", "552100554", Street: "4 rue du Port", PostCode: "26400", City: "Crest"));
    private static readonly LegalIdentity Seller = new() { Name = "Coopérative", LegalForm = "SCOP SARL", Siren = "732829320" };

    private readonly List<OpenItem> items = [];
    private readonly Dictionary<Id<Entry>, Entry> entries = [];
    private readonly HashSet<Id<Clearing>> reversed = [];

    public List<Invoice> Documents { get; } = [];
    public List<Clearing> Clearings { get; } = [];
    public Money Recovered { get; private set; }
    public IEnumerable<Clearing> Standing => Clearings.Where(c => !reversed.Contains(c.Id));
    public IEnumerable<EntryLine> Lines => entries.Values.SelectMany(e => e.Lines);

    /// <summary>Debit less credit of the accounts that begin with a number.</summary>
    public Money Balance(string account) => Lines.Where(l => l.Account.StartsWith(account, StringComparison.Ordinal)).Sum(l => l.Amount);

    public IEnumerable<ClearingShare> SharesOf(Invoice document) => Standing.SelectMany(c => c.Shares).Where(s => s.InvoiceId == document.Id);

    public IReadOnlyList<Claim> Open()
    {
        var open = items.Where(i => !i.IsSettled).ToLookup(i => i.EntryId);
        return
        [
            .. Documents.Where(d => open.Contains(d.EntryId!.Value)).Select(d => Claim.Of(d, [.. open[d.EntryId!.Value]], SharesOf(d), Rules.Accounts)),
            .. Standing.Where(c => open.Contains(c.EntryId)).Select(c => new Claim(ClaimId.Of(c.Id), "Avance", c.Date, [.. open[c.EntryId]], [])),
        ];
    }

    public Invoice Issue(InvoiceDraft draft, Invoice? credited = null)
    {
        var invoice = new Invoice(Id<Invoice>.New(), Atelier, DateTime.UtcNow, null, credited is null ? DocumentKind.Invoice : DocumentKind.CreditNote, new(Credits: credited?.Id));
        invoice.Write(draft, draft.Priced(Rules.Accounts, Rules.Vat), Money.Zero, "", DateTime.UtcNow);
        invoice.Submit([], DateTime.UtcNow, null);
        var reference = credited is null ? null : new DocumentReference(credited.Number!, Day, credited.Kind);
        var snapshot = InvoiceIssuing.Snapshot(invoice, new(Customer, Atelier, Seller, "Camille Aubrac", Rules.Vat, Rules.Mentions), [], reference, $"2026-{Documents.Count + 1:D5}", Day);
        var entry = Book(InvoicePosting.Of(invoice, snapshot, Debtor.Id, Rules.Accounts));
        Assert.True(invoice.Issue(snapshot, "{YYYY}-{SEQYEAR:05d}", Documents.Count + 1, InvoiceChain.Start, entry, DateTime.UtcNow, null).Ok);
        Documents.Add(invoice);
        return invoice;
    }

    public void Receive(Money amount, IReadOnlyList<Allocation> allocations)
    {
        var claims = Open().Where(c => allocations.Any(a => a.Claim == c.Id)).ToList();
        Assert.Null(ClearingRules.OfMoney(amount, allocations));
        Assert.Empty(ClearingRules.Of(allocations, claims, Day, Day));
        var receipt = new Receipt(Id<Clearing>.New(), Customer, amount, Day, PaymentMethod.Transfer, "", allocations, claims, DateTime.UtcNow, null);
        Keep(receipt, ClearingPosting.Of(receipt, Customer, claims, Rules.Accounts));
    }

    public void Offset(Claim credit, Claim debt)
    {
        var amount = Money.Min(-credit.Remaining, debt.Remaining);
        Allocation[] allocations = [new(debt.Id, amount), new(credit.Id, -amount)];
        Assert.Null(ClearingRules.OfOffset(allocations));
        var offset = new Offset(Id<Clearing>.New(), Customer, Day, allocations, [debt, credit], DateTime.UtcNow, null);
        Keep(offset, ClearingPosting.Of(offset, [debt, credit], Rules.Accounts));
    }

    public void WriteOff(Claim claim, bool recover)
    {
        var tax = recover ? Maillage.Domain.Sales.Receipts.WriteOff.Recoverable(InvoicePosting.Groups(Documents.Single(d => d.Id == claim.Id.Invoice), Rules.Accounts), claim) : [];
        var writeOff = new WriteOff(Id<Clearing>.New(), Customer, Day, WriteOffCause.Irrecoverable, "Liquidation", null, claim, DateTime.UtcNow, null);
        Recovered += tax.Sum(t => t.Vat);
        Keep(writeOff, ClearingPosting.Of(writeOff, claim, tax, Rules.Accounts));
    }

    /// <summary>Takes a clearing back, unless the advance it left was used.</summary>
    public void Reverse(Clearing clearing)
    {
        var entry = entries[clearing.EntryId];
        var own = items.Where(i => i.EntryId == entry.Id).ToList();
        if (own.Exists(i => !i.Settled.IsZero)) return;
        Book(new(entry.EntityId, entry.Journal, Day, "Contrepassation", entry.Document, Day, new EntrySource("reversal", entry.Id.Value),
            [.. entry.Lines.Select(l => new LineDraft(l.ActivityId, l.Account, -l.Amount, l.ThirdPartyId, l.VatCode, Settles: l.Settles ?? own.Find(i => i.LineId == l.Id)?.Id))]));
        reversed.Add(clearing.Id);
        if (clearing is WriteOff) Recovered += entry.Lines.Where(l => l.Account.StartsWith("44571", StringComparison.Ordinal)).Sum(l => -l.Amount);
    }

    private void Keep(Clearing clearing, EntryDraft draft)
    {
        clearing.BookedAs(Book(draft));
        Clearings.Add(clearing);
    }

    private Id<Entry> Book(EntryDraft draft)
    {
        Assert.Empty(EntryRules.Check(draft, Rules.Chart.IsPostable));
        var entry = new Entry(new(1), draft, DateTime.UtcNow, null);
        foreach (var line in entry.Lines)
        {
            if (line.DueOn is not null) items.Add(new(line, entry.Document));
            if (line.Settles is { } id) Assert.True(items.Single(i => i.Id == id).Settle(-line.Amount).Ok);
        }
        entries.Add(entry.Id, entry);
        return entry.Id;
    }
}
