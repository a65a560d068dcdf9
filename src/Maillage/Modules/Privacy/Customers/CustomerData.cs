using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy.Customers;

/// <summary>Everything that is kept of a customer, as files to hand over (GDPR, art. 15): the rows of every table that name it, its mails, its documents.</summary>
public sealed class CustomerData(Db db, NamingRows rows, PersonalMails mails, TakenDocuments documents, Clock clock)
{
    /// <summary>A zip, that whoever asked closes: <c>lisez-moi.txt</c>, <c>donnees.json</c> by table, <c>courriels.json</c>, the documents, and the sums of all. That it was made is in the audit trail.</summary>
    public async Task<Stream> Export(Customer customer)
    {
        await db.NoteRead(nameof(Customer), customer.Id.Value, Reads.Taken("ses données"));
        var file = OwnFile.Passing();
        try
        {
            await using (var archive = new OpenArchive(file)) await Write(archive, customer);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task Write(OpenArchive archive, Customer customer)
    {
        var own = await db.AccountOf(customer).Select(c => c.Id).ToListAsync();
        await archive.Add("lisez-moi.txt", $"""
            Ce que Maillage garde de ce client, au {clock.InWords(clock.Now)}.

            donnees.json : une liste par table du programme, une ligne par fiche qui nomme le client ; les montants y sont en centimes.
            courriels.json : les courriels écrits à son adresse, quand elle n’est qu’à lui.
            factures, reprises, devis, pieces, releves, attestations : ses documents.
            {OpenArchive.ManifestName}, {OpenArchive.SumsName} : la liste de tout, avec ses empreintes (« sha256sum -c {OpenArchive.SumsName} »).

            """);
        await archive.AddJson("donnees.json", await Tables(own));
        await archive.AddJson("courriels.json", await mails.Told(await db.AddressesOf(customer)));
        await foreach (var file in documents.OfCustomer(own))
            if (await file.Read() is { } bytes) await archive.Add(file.Path, bytes);
        await archive.End(members => new { Format = 1, MadeAt = clock.Now, Members = members });
    }

    private async Task<SortedDictionary<string, List<IReadOnlyDictionary<string, object?>>>> Tables(IReadOnlyCollection<Id<Customer>> own)
    {
        var tables = new SortedDictionary<string, List<IReadOnlyDictionary<string, object?>>>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes())
            foreach (var property in type.GetDeclaredProperties().Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(Id<Customer>)))
                foreach (var id in own)
                    if (await rows.Whole(type, property, id) is { Count: > 0 } found)
                    {
                        if (!tables.TryGetValue(type.GetTableName()!, out var known)) tables[type.GetTableName()!] = known = [];
                        // One that is made of two of them is found by both.
                        known.AddRange(found.Where(r => !known.Exists(k => k.SequenceEqual(r))).ToList());
                    }
        return tables;
    }
}
