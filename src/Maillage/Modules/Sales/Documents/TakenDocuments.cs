using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Sap;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Sales.Customers.Statements;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Quotes;
using Maillage.Modules.Sales.Sap;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>The documents of sales as files to take away: issued invoices (PDF and XML), those of the program used before, frozen quotes, joined files, what was sent to customers.</summary>
public sealed class TakenDocuments(Db db, InvoiceFiles invoicePapers, InvoiceXmls xmls, QuotePapers quotePapers, DocumentFiles files, StatementFiles statements, AttestationFiles attestations) : ITakenFiles
{
    public async IAsyncEnumerable<TakenFile> Of(IReadOnlyCollection<long>? activities)
    {
        var wanted = activities?.Select(a => new Id<Activity>(a)).ToList();
        foreach (var activity in await db.Set<Activity>().AsNoTracking().Where(a => wanted == null || wanted.Contains(a.Id)).OrderBy(a => a.Code).Select(a => new { a.Id, a.Code }).ToListAsync())
        {
            var id = activity.Id;
            // In its own archive an activity needs no folder of its own.
            var folder = activities is null ? $"{PlainName.Of(activity.Code)}/" : "";
            await foreach (var file in Of(folder, db.Set<Invoice>().Where(i => i.ActivityId == id), db.Set<LegacyInvoice>().Where(i => i.ActivityId == id), db.Set<Quote>().Where(q => q.ActivityId == id),
                db.Set<SentStatement>().Where(s => s.ActivityId == id), db.Set<SentAttestation>().Where(s => s.ActivityId == id))) yield return file;
        }
    }

    /// <summary>Those of a customer.</summary>
    /// <param name="account">With those made one with it.</param>
    public IAsyncEnumerable<TakenFile> OfCustomer(IReadOnlyCollection<Id<Customer>> account)
    {
        var named = account.Select(c => (Id<Customer>?)c).ToList();
        return Of("", db.Set<Invoice>().Where(i => named.Contains(i.CustomerId)), db.Set<LegacyInvoice>().Where(i => account.Contains(i.CustomerId)), db.Set<Quote>().Where(q => named.Contains(q.CustomerId)),
            db.Set<SentStatement>().Where(s => account.Contains(s.CustomerId)), db.Set<SentAttestation>().Where(s => account.Contains(s.CustomerId)));
    }

    private async IAsyncEnumerable<TakenFile> Of(string folder, IQueryable<Invoice> invoices, IQueryable<LegacyInvoice> legacy, IQueryable<Quote> quotes, IQueryable<SentStatement> sentStatements, IQueryable<SentAttestation> sentAttestations)
    {
        foreach (var invoice in await invoices.Where(i => i.Snapshot != null).OrderBy(i => i.Rank).Select(i => i.Id).ToListAsync())
            await foreach (var file in OfInvoice(invoice, folder)) yield return file;
        foreach (var invoice in await legacy.Where(i => i.FileSha256 != null).OrderBy(i => i.Date).ThenBy(i => i.Id).Select(i => new { i.Number, i.FileName, i.FileSha256 }).ToListAsync())
            yield return new($"reprises/{folder}{PlainName.Of($"{invoice.Number} {invoice.FileName}")}", () => files.Find(invoice.FileSha256!), invoice.FileSha256);
        foreach (var quote in await quotes.Where(q => q.Snapshot != null).OrderBy(q => q.Id).Select(q => q.Id).ToListAsync())
            await foreach (var file in OfQuote(quote, folder)) yield return file;
        foreach (var sent in await sentStatements.OrderBy(s => s.Id).Select(s => new { s.Id, s.At }).ToListAsync())
            yield return new($"releves/{folder}Releve-{sent.At:yyyy-MM-dd}-{sent.Id}.pdf", async () => (await statements.Draw(sent.Id.Value))?.Bytes);
        foreach (var sent in await sentAttestations.OrderBy(s => s.Id).Select(s => new { s.Id, s.Year }).ToListAsync())
            yield return new($"attestations/{folder}Attestation-{sent.Year}-{sent.Id}.pdf", async () => (await attestations.Draw(sent.Id.Value))?.Bytes);
    }

    private async IAsyncEnumerable<TakenFile> OfInvoice(Id<Invoice> id, string folder)
    {
        var invoice = await db.Set<Invoice>().AsNoTracking().SingleAsync(i => i.Id == id);
        var name = InvoicePdf.FileName(invoice.Number!);
        yield return new($"factures/{folder}{name}", async () => await invoicePapers.Of(invoice));
        yield return new($"factures/{folder}{Path.ChangeExtension(name, ".xml")}", async () => await xmls.Of(id));
        await foreach (var file in Joined(id.Value, $"pieces/{folder}{Path.GetFileNameWithoutExtension(name)}-")) yield return file;
    }

    private async IAsyncEnumerable<TakenFile> OfQuote(Id<Quote> id, string folder)
    {
        var quote = await db.Set<Quote>().AsNoTracking().SingleAsync(q => q.Id == id);
        var name = PlainName.Of($"Devis {quote.Name}");
        yield return new($"devis/{folder}{name}.pdf", async () => await quotePapers.Of(quote));
        await foreach (var file in Joined(id.Value, $"pieces/{folder}{name}-")) yield return file;
    }

    private async IAsyncEnumerable<TakenFile> Joined(long document, string before)
    {
        foreach (var joined in await db.Set<DocumentAttachment>().AsNoTracking().Where(a => a.DocumentId == document).OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync())
            yield return new(before + PlainName.Of(joined.Name), () => files.Find(joined.Sha256), joined.Sha256);
    }
}
