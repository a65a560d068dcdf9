using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;

namespace Maillage.Formats.Documents;

/// <summary>The account of an activity at the end of a month, on paper. Everything comes from the statement.</summary>
public static class AccountPaper
{
    /// <inheritdoc cref="DocumentPaper.Draw"/>
    public static byte[] Draw(AccountStatement statement) => PdfDrawing.Draw(Layout(statement));

    /// <inheritdoc cref="DocumentPaper.Layout"/>
    public static PaperDocument Layout(AccountStatement statement)
    {
        var look = DocumentLook.Of(null);
        var title = $"Compte de l’activité, {statement.Month}";
        var document = new PaperDocument(title, statement.Seller.Name, $"Compte de {statement.Activity}", statement.On);
        var flow = new Flow(document, Edges, sheet => DocumentTitle.DrawContinued(title, statement.Seller.Name, look, sheet));
        flow.Paragraph(statement.Seller.Name, Name);
        flow.Gap(8);
        flow.Y = flow.Sheet.Text(title, flow.Left, flow.Y, look.Title.Fitting(title, flow.Width, 9)) + 4;
        flow.Paragraph($"{statement.Activity}, {statement.Code}. Fait le {French.LongDate(statement.On)}{(statement.HasDrafts ? ", des écritures restant à valider" : "")}.", Body);
        flow.Gap(12);

        new Table([new("Compte de résultat, en euros hors taxes", Side.Left, null), new(statement.Month, Side.Right, 100), new(statement.Since, Side.Right, 100)], look.SideTable)
            .Draw(flow, Rows(statement.Result));
        flow.Gap(14);
        new Table([new("Trésorerie, en euros", Side.Left, null), new("À la fin du mois", Side.Right, 100)], look.SideTable).Draw(flow, Rows(statement.Treasury, held: true));
        flow.Gap(8);
        flow.Paragraph($"Ce qui est libre, la contribution à venir et les brouillons retirés{French.NoBreak}: {statement.Free}.", Strong);
        if (statement.Late.Length > 0) flow.Paragraph(statement.Late + ".", Body);
        flow.Gap(14);
        DrawContribution(statement, look, flow);
        SheetFoot.Draw(statement.Seller, look, document);
        return document;
    }

    private static void DrawContribution(AccountStatement statement, DocumentLook look, Flow flow)
    {
        if (statement.Contribution is not { } contribution) return;
        flow.Heading($"Contribution du mois{French.NoBreak}: {contribution}", look.Heading, 20);
        for (var i = 0; i < statement.Steps.Count; i++) flow.Paragraph($"{i + 1}. {statement.Steps[i]}", Body);
    }

    private static List<TableRow> Rows(IReadOnlyList<AccountStatementLine> lines, bool held = false) =>
    [
        .. lines.Select(l => new TableRow(l.IsTotal ? RowKind.Sum : RowKind.Plain,
            held ? [l.Label, French.Figure(l.SinceStart)] : [l.Label, l.OfMonth is { } month ? French.Figure(month) : "", French.Figure(l.SinceStart)])),
    ];
}
