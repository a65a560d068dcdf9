using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>What entrepreneur and team say to each other on a document.</summary>
public sealed class DocumentComments(Db db, Access access, DocumentThread thread)
{
    /// <summary>Adds a comment to a quote.</summary>
    public Task<Result> OnQuote(Id<Quote> id, string text) => Say(id.Value, text, () => db.Set<Quote>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == id));

    /// <summary>Adds a comment to an invoice.</summary>
    public Task<Result> OnInvoice(Id<Invoice> id, string text) => Say(id.Value, text, () => db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id));

    private Task<Result> Say<T>(long id, string text, Func<Task<T?>> find) where T : class, IOfActivity => db.Write(async () =>
    {
        if (await find() is not { } document) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.Read, document) is { Ok: false } refused) return refused;
        if (DocumentThread.Check(text) is { Ok: false } wrong) return wrong;
        thread.Add(id, ActKind.Comment, text.Trim());
        return Result.Done;
    });
}
