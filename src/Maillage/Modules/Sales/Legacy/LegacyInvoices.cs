using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Legacy;

/// <summary>Takes over the unpaid invoices of another program and lets them go again. The right is the caller's to check.</summary>
public sealed class LegacyInvoices(Db db, Posting posting, SalesAccounts accounts, ClearingBook clearings, DocumentFiles files)
{
    /// <summary>Keeps the invoices and gives each to its customer in the books, in the current transaction.</summary>
    /// <param name="opensOn">First day of the books here: that of the entries.</param>
    internal async Task<Result<LegacyInvoice[]>> Take(IReadOnlyList<(Customer Customer, LegacyDebt Debt)> debts, DateOnly opensOn)
    {
        List<(LegacyInvoice Invoice, Id<ThirdParty> Third)> made = [.. debts.Select(d => (new LegacyInvoice(d.Customer, d.Debt), d.Customer.ThirdPartyId))];
        var booked = await posting.PostAll([.. made.Select(m => m.Invoice.Entry(opensOn, m.Third, accounts))]);
        if (!booked.Ok) return Result<LegacyInvoice[]>.Refused(booked.Refusals);
        foreach (var (invoice, entry) in made.Select(m => m.Invoice).Zip(booked.Value)) invoice.BookedAs(entry.Id);
        db.AddRange(made.Select(m => m.Invoice));
        await db.SaveChangesAsync();
        return made.Select(m => m.Invoice).ToArray();
    }

    /// <summary>Lets invoices go by the mirror of their entries, dated like them; refused once anything settled one, even taken back.</summary>
    internal async Task<Result> LetGo(IReadOnlyList<Id<LegacyInvoice>> ids)
    {
        var customers = new HashSet<Id<Customer>>();
        foreach (var part in ids.Chunk(200)) customers.UnionWith(await db.Set<LegacyInvoice>().Where(i => part.Contains(i.Id)).Select(i => i.CustomerId).ToListAsync());
        // Nobody pays one while it goes.
        foreach (var customer in customers.Order()) await clearings.Hold(customer);
        foreach (var part in ids.Chunk(200))
        {
            var keys = part.Select(i => (Id<LegacyInvoice>?)i).ToList();
            var cleared = await db.Set<ClearingShare>().Where(s => keys.Contains(s.LegacyInvoiceId)).Select(s => s.LegacyInvoiceId).FirstOrDefaultAsync();
            if (cleared is { } paid && await db.Set<LegacyInvoice>().Where(i => i.Id == paid).Select(i => i.Number).SingleAsync() is { } number)
                return new Refusal("takeover.invoices.cleared", $"La facture reprise {number} a reçu un règlement, même annulé : elle ne se retire plus.");
            foreach (var invoice in await db.Set<LegacyInvoice>().Where(i => part.Contains(i.Id)).ToListAsync())
            {
                var entry = await db.Set<Entry>().IgnoreAutoIncludes().AsNoTracking().SingleAsync(e => e.Id == invoice.EntryId);
                var undone = await posting.Reverse(entry.Id, entry.Date, "reprise annulée");
                if (!undone.Ok) return Result.Refused(undone.Refusals);
                db.Remove(invoice);
            }
        }
        return Result.Done;
    }

    /// <summary>Joins the document of the other program, in the current transaction; refused when there is no room for it.</summary>
    internal async Task<Result> Join(Id<LegacyInvoice> id, string fileName, byte[] bytes)
    {
        var invoice = await db.Set<LegacyInvoice>().SingleAsync(i => i.Id == id);
        var kept = await files.Receive(fileName, bytes, "File");
        if (!kept.Ok) return Result.Refused(kept.Refusals);
        invoice.Join(fileName, kept.Value);
        // In the store at once: another invoice may have the very same document, and the next one shares the room left.
        await db.SaveChangesAsync();
        return Result.Done;
    }
}
