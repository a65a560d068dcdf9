using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Documents;
using Maillage.Formats.Electronic;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>The Factur-X file of an issued invoice, a PDF that carries its electronic form: made once, the same bytes for ever.</summary>
public sealed class InvoiceFile : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<Invoice> InvoiceId { get; init; }
    public byte[] Bytes { get; init; } = [];
    public string Sha256 { get; init; } = "";
    public DateTime DrawnAt { get; init; }
}

/// <summary>Draws and keeps the PDF of issued invoices.</summary>
public sealed class InvoiceFiles(Db db, DocumentImages images, Clock clock, InvoiceXmls xmls)
{
    /// <summary>The kept file, made from the snapshot and the kept XML when nobody has yet.</summary>
    /// <param name="invoice">Issued.</param>
    public async Task<byte[]> Of(Invoice invoice)
    {
        if (await Kept(invoice.Id) is { } kept) return kept;
        var snapshot = SnapshotJson.Read(invoice.Snapshot!);
        var bytes = FacturX.Attach(DocumentPaper.Draw(snapshot, await images.Of(snapshot)), await xmls.Of(invoice.Id), new(snapshot.Title, snapshot.Seller.Name, snapshot.Subject, snapshot.IssueDate));
        await db.Write(async () =>
        {
            await db.Lock($"invoice-file:{invoice.Id}");
            if (await Kept(invoice.Id) is { } first) bytes = first;
            else db.Add(new InvoiceFile { CooperativeId = db.Cooperative, InvoiceId = invoice.Id, Bytes = bytes, Sha256 = InvoiceXml.HashOf(bytes), DrawnAt = clock.Now });
            return Result.Done;
        });
        return bytes;
    }

    private Task<byte[]?> Kept(Id<Invoice> id) => db.Set<InvoiceFile>().AsNoTracking().Where(f => f.InvoiceId == id).Select(f => f.Bytes).SingleOrDefaultAsync();
}

/// <summary>Draws the PDF soon after the issue.</summary>
public sealed class InvoiceFileJob(Db db, InvoiceFiles files) : IJob
{
    public const string Kind = "sales.invoice-pdf";

    /// <param name="payload">Identity of the invoice.</param>
    public async Task Run(string payload)
    {
        var id = Id<Invoice>.Parse(payload, null);
        await files.Of(await db.Set<Invoice>().AsNoTracking().SingleAsync(i => i.Id == id));
    }
}
