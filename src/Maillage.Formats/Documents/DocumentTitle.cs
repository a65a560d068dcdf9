using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;

namespace Maillage.Formats.Documents;

/// <summary>The title of a document, large on its first sheet, small on the others.</summary>
internal static class DocumentTitle
{
    /// <summary>« Devis n° DE2026-0012, version 2 ».</summary>
    public static string Of(DocumentSnapshot document) => document.Title + Version(document);

    /// <summary>Across the sheet; the modern one has it in the corner, over the window of the envelope.</summary>
    public static void Draw(DocumentWork work)
    {
        var (document, look, flow) = work;
        if (look.IsModern)
        {
            var width = flow.Right - PartiesBlock.WindowLeft;
            var word = document.Kind.Word();
            var number = (document.IsDraft ? "Brouillon" : $"n°{French.NoBreak}{document.Number}") + Version(document);
            var y = flow.Sheet.Text(word, PartiesBlock.WindowLeft, Edges.Top, look.Title.Fitting(word, width, 11));
            flow.Sheet.Text(number, PartiesBlock.WindowLeft, y, look.TitleNumber.Fitting(number, width, 6));
            return;
        }
        var text = Of(document);
        flow.Y = flow.Sheet.Text(text, flow.Left, flow.Y, look.Title.Fitting(text, flow.Width, 9)) + 9;
    }

    /// <summary>The head of a further sheet; returns where its text starts.</summary>
    public static double DrawContinued(DocumentSnapshot document, DocumentLook look, Sheet sheet) => DrawContinued(Of(document), document.Seller.Name, look, sheet);

    /// <inheritdoc cref="DrawContinued(DocumentSnapshot, DocumentLook, Sheet)"/>
    public static double DrawContinued(string name, string from, DocumentLook look, Sheet sheet)
    {
        var (left, right) = (Edges.Left, sheet.Width - Edges.Right);
        var title = $"{name} (suite)";
        sheet.Text(title, left, Edges.Top, look.Heading);
        var room = right - left - look.Heading.Width(title) - 20;
        var seller = TextWrap.Lines(from, Small, room).Take(1);
        var bottom = sheet.Lines(seller, right, Edges.Top + 1, Small, Side.Right);
        return bottom + 14;
    }

    private static string Version(DocumentSnapshot document) => document.Offer is { Version: > 1 } offer ? $", version{French.NoBreak}{offer.Version}" : "";
}
