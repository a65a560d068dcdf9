using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;
using Maillage.Formats.Documents;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>Draws validated quotes from their snapshot, with the electronic signature once there is one.</summary>
public sealed class QuotePapers(Db db, DocumentImages images, Clock clock)
{
    /// <summary>The PDF: the same bytes each time until it is signed, then for ever.</summary>
    /// <param name="quote">Frozen.</param>
    public async Task<byte[]> Of(Quote quote)
    {
        var snapshot = SnapshotJson.Read(quote.Snapshot!);
        var signature = quote.State == QuoteState.Signed ? await db.Set<QuoteSignature>().AsNoTracking().SingleOrDefaultAsync(s => s.QuoteId == quote.Id) : null;
        return DocumentPaper.Draw(snapshot, await images.Of(snapshot), signature is { Way: not SignatureWay.Elsewhere } ? OnPaper(signature) : null);
    }

    private SignedOffer OnPaper(QuoteSignature signature) =>
        new(signature.Name, clock.InFigures(signature.At), SignedOffer.Read(signature.Drawing), signature.DocumentHash);
}
