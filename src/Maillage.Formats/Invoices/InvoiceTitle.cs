using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Paper;
using static Maillage.Formats.Invoices.InvoiceLook;

namespace Maillage.Formats.Invoices;

/// <summary>The title of the invoice, large on its first sheet, small on the others.</summary>
internal static class InvoiceTitle
{
    public static string Of(DocumentSnapshot invoice) => invoice.Title;

    public static void Draw(DocumentSnapshot invoice, Flow flow)
    {
        var text = Of(invoice);
        flow.Y = flow.Sheet.Text(text, flow.Left, flow.Y, Title.Fitting(text, flow.Width, 11)) + 9;
    }

    /// <summary>The head of a further sheet; returns where its text starts.</summary>
    public static double DrawContinued(DocumentSnapshot invoice, Sheet sheet)
    {
        var (left, right) = (Edges.Left, sheet.Width - Edges.Right);
        var title = $"{Of(invoice)} (suite)";
        sheet.Text(title, left, Edges.Top, Heading);
        var room = right - left - Heading.Width(title) - 20;
        var seller = TextWrap.Lines(invoice.Seller.Name, Small, room).Take(1);
        var bottom = sheet.Lines(seller, right, Edges.Top + 1, Small, Side.Right);
        return bottom + 14;
    }
}
