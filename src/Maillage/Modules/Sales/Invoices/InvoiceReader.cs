using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>Something that happened to an invoice.</summary>
/// <param name="Comment">What was said then.</param>
public sealed record InvoiceAct(DateTime At, string What, string? Who, string? Comment = null);

/// <summary>All that the page of an invoice shows.</summary>
/// <param name="Due">What the ledger still expects; null until issued.</param>
/// <param name="EntryReference">Of its entry: « VE-2026-12 ».</param>
public sealed record InvoiceRecord(
    Invoice Invoice, Activity Activity, Customer? Customer, InvoiceDue? Due, string? EntryReference, IReadOnlyList<ClearedPart> Cleared, IReadOnlyList<InvoiceAct> History,
    IReadOnlyList<Deduction> Deductions, IReadOnlyList<Invoice> CreditNotes, Invoice? Credited, IReadOnlyList<ThreadLine> Thread);

/// <summary>Reads one invoice within reach.</summary>
public sealed class InvoiceReader(Db db, Access access, InvoiceLinks links, DocumentThread thread, ClearingReader clearings, SalesAccounts accounts)
{
    /// <summary>The invoice with its lines; null when it does not exist or is out of reach.</summary>
    public async Task<Invoice?> Find(Id<Invoice> id)
    {
        var invoice = await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines).SingleOrDefaultAsync(i => i.Id == id);
        return invoice is not null && await access.CanOver(SalesModule.Read, invoice) ? invoice : null;
    }

    /// <summary>All of its page; null when it does not exist or is out of reach.</summary>
    public async Task<InvoiceRecord?> Record(Id<Invoice> id)
    {
        if (await Find(id) is not { } invoice) return null;
        var activity = await db.Set<Activity>().AsNoTracking().SingleAsync(a => a.Id == invoice.ActivityId);
        var customer = invoice.CustomerId is { } c ? await db.Set<Customer>().AsNoTracking().SingleAsync(x => x.Id == c) : null;
        var credited = invoice.CreditsId is { } of ? await db.Set<Invoice>().AsNoTracking().SingleAsync(i => i.Id == of) : null;
        if (!invoice.IsIssued) return new(invoice, activity, customer, null, null, [], await History(invoice, []), await links.Deductions(invoice), [], credited, await thread.Of(id.Value));
        var items = await db.Set<OpenItem>().AsNoTracking().Where(i => i.EntryId == invoice.EntryId).ToListAsync();
        var due = InvoiceDue.Of(items.Find(i => i.Account != accounts.Retentions), items.Find(i => i.Account == accounts.Retentions));
        var credits = await db.Set<Invoice>().AsNoTracking().Where(i => i.CreditsId == id).OrderBy(i => i.CreatedAt).ToListAsync();
        var entry = await db.Set<Entry>().AsNoTracking().IgnoreAutoIncludes().SingleAsync(e => e.Id == invoice.EntryId);
        var cleared = await clearings.Of(id);
        return new(invoice, activity, customer, due, entry.Reference, cleared, await History(invoice, cleared),
            SnapshotJson.Read(invoice.Snapshot!).Deductions, credits, credited, await thread.Of(id.Value));
    }

    private async Task<IReadOnlyList<InvoiceAct>> History(Invoice invoice, IReadOnlyList<ClearedPart> cleared)
    {
        var acts = new List<(DateTime? At, string What, long? Who, string? Comment)>
        {
            (invoice.CreatedAt, "Commencée", invoice.CreatedBy, null), (invoice.SubmittedAt, "Soumise à l’équipe", invoice.SubmittedBy, null),
            (invoice.ReturnedAt, "Renvoyée", invoice.ReturnedBy, invoice.ReturnComment), (invoice.IssuedAt, $"Émise sous le numéro {invoice.Number}", invoice.IssuedBy, null),
        };
        foreach (var (clearing, amount, reversal) in cleared)
        {
            var what = $"{ClearingReader.Word(clearing)}, {amount.Abs}";
            acts.Add((clearing.RecordedAt, what, clearing.RecordedBy, null));
            if (reversal is not null) acts.Add((reversal.ReversedAt, $"{what} : annulation", reversal.ReversedBy, reversal.Reason));
        }
        var done = acts.Where(a => a.At is not null).OrderBy(a => a.At).ToList();
        var ids = done.Select(a => a.Who).OfType<long>().Distinct().ToList();
        var names = await db.Set<Account>().Where(a => a.CooperativeId == db.Cooperative && ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName);
        return [.. done.Select(a => new InvoiceAct(a.At!.Value, a.What, a.Who is { } who ? names.GetValueOrDefault(who) : null, a.Comment))];
    }
}
