using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Paper;
using static Maillage.Formats.Invoices.InvoiceLook;
using static Maillage.Formats.Invoices.InvoiceWords;

namespace Maillage.Formats.Invoices;

/// <summary>Who sells, on the left; who buys, where the window of a DL envelope shows it.</summary>
internal static class InvoiceParties
{
    private const double WindowLeft = 112 * PaperDocument.Millimetre;
    private const double WindowTop = 47 * PaperDocument.Millimetre;
    private const double SellerWidth = 236;
    private const double LogoHeight = 38;

    /// <summary>Bottom of the part that the first fold of the sheet shows.</summary>
    private const double Fold = 86 * PaperDocument.Millimetre;

    public static void Draw(DocumentSnapshot invoice, Flow flow)
    {
        var sellerBottom = Seller(invoice, flow.Sheet, flow.Left, flow.Y);
        var buyerBottom = Buyer(invoice.Buyer, flow);
        flow.Y = Math.Max(Fold, Math.Max(sellerBottom, buyerBottom) + 14);
    }

    private static double Seller(DocumentSnapshot invoice, Sheet sheet, double x, double y)
    {
        var seller = invoice.Seller;
        if (seller.LogoPng is { } logo)
        {
            var bottom = sheet.Image(logo, x, y, SellerWidth * 0.7, LogoHeight);
            y = bottom > y ? bottom + 8 : y;
        }
        y = sheet.Paragraph(invoice.TradingName, x, y, SellerWidth, Trade);
        y = sheet.Paragraph(Labelled("Votre contact :", invoice.Contact), x, y + 1, SellerWidth, Body) + 9;

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
