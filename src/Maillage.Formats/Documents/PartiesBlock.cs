using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;
using static Maillage.Formats.Documents.DocumentWords;

namespace Maillage.Formats.Documents;

/// <summary>Who writes, and to whom.</summary>
/// <param name="Tagline">Of the activity, or null.</param>
internal sealed record PaperParties(DocumentSeller Seller, string TradingName, string? Tagline, string Contact, DocumentBuyer Buyer);

/// <summary>Who sells, on the left; who buys, where the window of a DL envelope shows it.</summary>
internal static class PartiesBlock
{
    /// <summary>Left of the window of the envelope, in points.</summary>
    public const double WindowLeft = 112 * PaperDocument.Millimetre;
    private const double WindowTop = 47 * PaperDocument.Millimetre;
    private const double SellerWidth = 236;
    private const double LogoHeight = 38;

    /// <summary>Bottom of the part that the first fold of the sheet shows.</summary>
    private const double Fold = 86 * PaperDocument.Millimetre;

    /// <param name="logo">Of the activity or of the cooperative, or null.</param>
    public static void Draw(DocumentWork work, byte[]? logo) =>
        Draw(new(work.Document.Seller, work.Document.TradingName, work.Document.Brand?.Tagline, work.Document.Contact, work.Document.Buyer), work.Look, work.Flow, logo);

    /// <inheritdoc cref="Draw(DocumentWork, byte[])"/>
    public static void Draw(PaperParties parties, DocumentLook look, Flow flow, byte[]? logo)
    {
        var sellerBottom = Seller(parties, look, flow, logo, flow.Left, flow.Y);
        var buyerBottom = Buyer(parties.Buyer, flow);
        flow.Y = Math.Max(Fold, Math.Max(sellerBottom, buyerBottom) + 14);
    }

    private static double Seller(PaperParties parties, DocumentLook look, Flow flow, byte[]? logo, double x, double y)
    {
        var (seller, sheet) = (parties.Seller, flow.Sheet);
        if (logo is not null)
        {
            var bottom = sheet.Image(logo, x, y, SellerWidth * 0.7, LogoHeight);
            y = bottom > y ? bottom + 8 : y;
        }
        y = sheet.Paragraph(parties.TradingName, x, y, SellerWidth, look.Trade);
        y = sheet.Paragraph(parties.Tagline, x, y, SellerWidth, Small);
        y = sheet.Paragraph(Labelled("Votre contact :", parties.Contact), x, y + 1, SellerWidth, Body) + 9;

        y = sheet.Text("Émetteur", x, y, Label);
        y = sheet.Paragraph(seller.Name, x, y, SellerWidth, Name);
        y = sheet.Paragraph(seller.LegalForm, x, y, SellerWidth, Small);
        foreach (var line in seller.Address.Lines) y = sheet.Paragraph(line, x, y, SellerWidth, Small);
        y = sheet.Paragraph(Joined(" · ", seller.Email, seller.Phone), x, y, SellerWidth, Small) + 3;
        y = sheet.Paragraph(Joined(" · ", Labelled("SIREN", Siren(seller.Siren)), Labelled("SIRET", Siren(seller.Siret))), x, y, SellerWidth, Small);
        return sheet.Paragraph(Joined(" · ", seller.Registry, Labelled("TVA", seller.VatNumber)), x, y, SellerWidth, Small);
    }

    private static double Buyer(DocumentBuyer buyer, Flow flow)
    {
        var (sheet, width) = (flow.Sheet, flow.Right - WindowLeft);
        var y = sheet.Paragraph(buyer.Name, WindowLeft, WindowTop, width, BuyerName);
        foreach (var line in buyer.Address.Lines) y = sheet.Paragraph(line, WindowLeft, y, width, BuyerAddress);
        return y;
    }
}
