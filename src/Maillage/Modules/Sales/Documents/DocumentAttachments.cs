using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>The files joined to quotes and invoices: they change while the document is written, then are frozen with it.</summary>
public sealed class DocumentAttachments(Db db, Access access, DocumentFiles files, Clock clock, Current current)
{
    /// <summary>The files of a document, in the order they were joined.</summary>
    public Task<List<DocumentAttachment>> Of(long document) =>
        db.Set<DocumentAttachment>().AsNoTracking().Where(a => a.DocumentId == document).OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync();

    /// <summary>A snapshot that names the files of its document.</summary>
    public async Task<DocumentSnapshot> Freeze(long document, DocumentSnapshot snapshot) =>
        await Of(document) is { Count: > 0 } joined ? snapshot with { Attachments = [.. joined.Select(a => a.Frozen)] } : snapshot;

    /// <summary>Joins a file to a quote that is still written.</summary>
    public Task<Result> AddTo(Id<Quote> quote, string name, byte[] bytes) => Change($"quote:{quote}", () => Written(quote), () => Add(quote.Value, name, bytes));

    /// <summary>Joins a file to an invoice that is still written.</summary>
    public Task<Result> AddTo(Id<Invoice> invoice, string name, byte[] bytes) => Change($"invoice:{invoice}", () => Written(invoice), () => Add(invoice.Value, name, bytes));

    /// <summary>Takes a file off a quote that is still written. Doing it again changes nothing.</summary>
    public Task<Result> RemoveFrom(Id<Quote> quote, Id<DocumentAttachment> id) => Change($"quote:{quote}", () => Written(quote), () => Remove(quote.Value, id));

    /// <summary>Takes a file off an invoice that is still written. Doing it again changes nothing.</summary>
    public Task<Result> RemoveFrom(Id<Invoice> invoice, Id<DocumentAttachment> id) => Change($"invoice:{invoice}", () => Written(invoice), () => Remove(invoice.Value, id));

    /// <summary>Joins the same files to another document, in the transaction of the caller.</summary>
    internal async Task Copy(long from, long to)
    {
        foreach (var attachment in await Of(from)) db.Add(attachment.CopyTo(to, clock.Now, current.Account));
    }

    /// <summary>Takes every file off a draft that is removed, in the transaction of the caller.</summary>
    internal async Task Clear(long document) => db.RemoveRange(await db.Set<DocumentAttachment>().Where(a => a.DocumentId == document).ToListAsync());

    private async Task<(IOfActivity, string Right, bool)?> Written(Id<Quote> id) =>
        await db.Set<Quote>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == id) is { } quote ? (quote, SalesModule.EditQuotes, quote.CanBeWritten) : null;

    private async Task<(IOfActivity, string Right, bool)?> Written(Id<Invoice> id) =>
        await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) is { } invoice ? (invoice, SalesModule.EditInvoices, invoice.CanBeWritten) : null;

    /// <param name="key">The lock that submitting and issuing the document take too: its files do not change while they are frozen.</param>
    private Task<Result> Change(string key, Func<Task<(IOfActivity Document, string Right, bool IsWritten)?>> find, Func<Task<Result>> change) => db.Write(async () =>
    {
        await db.Lock(key);
        if (await find() is not { } found) return Refusal.NotFound;
        if (await access.NeedOver(found.Right, found.Document) is { Ok: false } refused) return refused;
        return found.IsWritten ? await change() : new Refusal("sales.attachment.frozen", "Ce document est soumis ou émis : ses pièces jointes ne changent plus.");
    });

    private async Task<Result> Add(long document, string name, byte[] bytes)
    {
        var joined = await Of(document);
        if (DocumentAttachment.Obstacle(bytes, joined.Count) is { } obstacle) return obstacle;
        var type = FileKind.TypeOf(bytes)!;
        var kept = await files.Receive(name, bytes, "File");
        if (!kept.Ok) return Result.Of(kept.Refusals);
        var key = kept.Value;
        if (joined.All(a => a.Sha256 != key)) db.Add(new DocumentAttachment(db.Cooperative, document, FileKind.NameOf(name, type), type, bytes.Length, key, clock.Now, current.Account));
        return Result.Done;
    }

    private async Task<Result> Remove(long document, Id<DocumentAttachment> id)
    {
        if (await db.Set<DocumentAttachment>().SingleOrDefaultAsync(a => a.Id == id && a.DocumentId == document) is { } attachment) db.Remove(attachment);
        return Result.Done;
    }
}
