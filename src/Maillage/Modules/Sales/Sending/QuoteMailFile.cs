using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;
using Maillage.Formats.Documents;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>Draws the PDF of a quote when its mail leaves, from the frozen snapshot.</summary>
public sealed class QuoteMailFile(Db db, DocumentImages images) : IMailFileSource
{
    public const string Kind = "sales.quote.pdf";

    public static MailFileRef Of(Quote quote) => new(Kind, quote.Id.Value, $"Devis-{quote.Name.Replace(' ', '-')}.pdf");

    public async Task<MailFile?> Draw(long id)
    {
        var snapshot = await db.Set<Quote>().Where(q => q.Id == new Id<Quote>(id)).Select(q => q.Snapshot).SingleOrDefaultAsync();
        if (snapshot is null) return null;
        var frozen = SnapshotJson.Read(snapshot);
        return new MailFile("application/pdf", DocumentPaper.Draw(frozen, await images.Of(frozen)));
    }
}
