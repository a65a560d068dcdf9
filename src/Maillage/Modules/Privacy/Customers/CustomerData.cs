using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Modules.Privacy.Customers;

/// <summary>
/// What is kept of a customer, as files to hand over (GDPR, art. 15): the rows of every table that names it, what hangs on its documents, the mails about them, the documents. Files that
/// were not drawn yet are drawn.
/// </summary>
public sealed class CustomerData(Db db, NamingRows rows, PersonalMails mails, TakenDocuments documents, Clock clock)
{
    /// <summary>A zip, that whoever asked closes: <c>lisez-moi.txt</c>, <c>donnees.json</c> by table, <c>courriels.json</c>, the documents, and the sums of all. That it was made is in the audit trail.</summary>
    public async Task<Stream> Export(Customer customer)
    {
        await db.NoteRead(nameof(Customer), customer.Id.Value, Reads.Taken("ses données"));
        return await OpenArchive.InPassingFile(async archive => await Write(archive, await CustomerThings.Of(db, customer)));
    }

    private async Task Write(OpenArchive archive, CustomerThings things)
    {
        await archive.Add("lisez-moi.txt", $"""
            Ce que Maillage garde de ce client, au {clock.InWords(clock.Now)}.

            donnees.json : une liste par table du programme, une ligne par fiche qui nomme le client ou tient à ses documents ; les montants y sont en centimes.
            courriels.json : les courriels écrits à propos de lui ou de ses documents.
            factures, reprises, devis, pieces, releves, attestations : ses documents.
            {OpenArchive.ManifestName}, {OpenArchive.SumsName} : la liste de tout, avec ses empreintes (« sha256sum -c {OpenArchive.SumsName} »).

            Ce que l’équipe et l’entrepreneur se sont dit entre eux n’y est pas.

            """);
        await archive.AddJson("donnees.json", await Tables(things));
        await archive.AddJson("courriels.json", await mails.ToldAbout(things.Targets));
        await foreach (var file in documents.OfCustomer(things.Account))
            if (await file.Read() is { } bytes) await archive.Add(file.Path, bytes);
        await archive.End(members => new { Format = 1, MadeAt = clock.Now, Members = members });
    }

    private async Task<SortedDictionary<string, List<IReadOnlyDictionary<string, object?>>>> Tables(CustomerThings things)
    {
        var tables = new SortedDictionary<string, List<IReadOnlyDictionary<string, object?>>>(StringComparer.Ordinal);
        foreach (var (type, property) in db.Model.GetEntityTypes().SelectMany(t => t.GetDeclaredProperties().Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(Id<Customer>)).Select(p => (t, p))))
            await Add(type, property.Name, things.Account);
        await Add(Type<ThirdParty>(), nameof(ThirdParty.Id), things.Thirds);
        await Add(Type<OpenItem>(), nameof(OpenItem.ThirdPartyId), things.Thirds);
        await Add(Type<InvoiceLine>(), nameof(InvoiceLine.InvoiceId), things.Invoices);
        await Add(Type<Reminder>(), nameof(Reminder.InvoiceId), things.Invoices);
        await Add(Type<QuoteLine>(), nameof(QuoteLine.QuoteId), things.Quotes);
        await Add(Type<QuoteSignature>(), nameof(QuoteSignature.QuoteId), things.Quotes);
        await Add(Type<Erasure>(), nameof(Erasure.CustomerId), things.Account.Select(c => c.Value));
        var documents = things.Documents;
        tables["DocumentActs"] = [.. (await db.Set<DocumentAct>().AsNoTracking().Where(a => a.By == null && documents.Contains(a.DocumentId)).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync())
            .Select(a => new Dictionary<string, object?> { ["DocumentId"] = a.DocumentId, ["Kind"] = a.Kind.ToString(), ["At"] = a.At, ["Name"] = a.Name, ["Text"] = a.Text })];
        tables["SecretLinkOpenings"] = [.. (await db.Set<SecretLinkOpening>().AsNoTracking().Where(o => db.Set<SecretLink>().Any(l => l.Id == o.LinkId && documents.Contains(l.TargetId))).OrderBy(o => o.At).ThenBy(o => o.Id).ToListAsync()).Select(o => new Dictionary<string, object?> { ["At"] = o.At, ["Address"] = o.Address })];
        return tables;

        IEntityType Type<T>() => db.Model.FindEntityType(typeof(T))!;

        async Task Add<T>(IEntityType type, string column, IEnumerable<T> values) where T : notnull
        {
            foreach (var value in values)
                if (await rows.Whole(type, type.FindProperty(column)!, value) is { Count: > 0 } found)
                {
                    if (!tables.TryGetValue(type.GetTableName()!, out var known)) tables[type.GetTableName()!] = known = [];
                    // One that is made of two of them is found by both.
                    known.AddRange(found.Where(r => !known.Exists(k => k.SequenceEqual(r))).ToList());
                }
        }
    }
}
