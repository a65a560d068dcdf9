using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Quotes;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>Draws the PDF of a quote when its mail leaves, signed or not.</summary>
public sealed class QuoteMailFile(Db db, QuotePapers papers) : IMailFileSource
{
    public const string Kind = "sales.quote.pdf";

    public static MailFileRef Of(Quote quote) => new(Kind, quote.Id.Value, $"Devis-{quote.Name.Replace(' ', '-')}.pdf");

    public async Task<MailFile?> Draw(long id) =>
        await db.Set<Quote>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == new Id<Quote>(id)) is { IsFrozen: true } quote ? new MailFile("application/pdf", await papers.Of(quote)) : null;
}
