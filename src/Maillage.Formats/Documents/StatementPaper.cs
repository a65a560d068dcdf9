using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sending;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;
using static Maillage.Formats.Documents.DocumentWords;

namespace Maillage.Formats.Documents;

/// <summary>The account of a customer on paper, with the look of the documents it lists. Everything comes from the snapshot and the picture it names.</summary>
public static class StatementPaper
{
    private static readonly TableColumn[] Moves =
        [new("Date", Side.Left, 60), new("Opération", Side.Left, null), new("Pièce", Side.Left, 110), new("Débit", Side.Right, 78), new("Crédit", Side.Right, 78), new("Solde", Side.Right, 84)];

    private static readonly TableColumn[] Items =
        [new("Pièce", Side.Left, null), new("Échéance", Side.Left, 90), new("Retard", Side.Left, 90), new("Reste dû", Side.Right, 90)];

    /// <inheritdoc cref="DocumentPaper.Draw"/>
    public static byte[] Draw(StatementSnapshot snapshot, Func<string, byte[]?> images) => PdfDrawing.Draw(Layout(snapshot, images));

    /// <inheritdoc cref="DocumentPaper.Layout"/>
    public static PaperDocument Layout(StatementSnapshot snapshot, Func<string, byte[]?> images)
    {
        var look = DocumentLook.Of(snapshot.Brand);
        var statement = snapshot.Statement;
        var title = $"Relevé de compte au {Day(statement.To)}";
        var document = new PaperDocument(title, snapshot.Seller.Name, $"Compte de {snapshot.Buyer.Name}", snapshot.On);
        var flow = new Flow(document, Edges, sheet => DocumentTitle.DrawContinued(title, snapshot.Seller.Name, look, sheet));
        var logo = snapshot.Seller.LogosUnder(snapshot.Brand).Select(images).FirstOrDefault(png => png is not null);

        PartiesBlock.Draw(new(snapshot.Seller, snapshot.TradingName, snapshot.Brand?.Tagline, snapshot.Contact, snapshot.Buyer), look, flow, logo);
        flow.Y = flow.Sheet.Text(title, flow.Left, flow.Y, look.Title.Fitting(title, flow.Width, 9)) + 4;
        flow.Paragraph($"Du {French.LongDate(statement.From)} au {French.LongDate(statement.To)}. Compte client {snapshot.CustomerCode}.", Body);
        flow.Gap(10);
        new Table(Moves, look.SideTable).Draw(flow, Rows(statement));
        flow.Gap(14);
        DrawOpen(statement, look, flow);
        flow.Together((sheet, y) => Ages(statement, look, flow, sheet, y));
        flow.Gap(10);
        flow.Paragraph(Closing(snapshot), Body);
        SheetFoot.Draw(snapshot.Seller, look, document);
        return document;
    }

    private static List<TableRow> Rows(CustomerStatement statement) =>
    [
        new(RowKind.Quiet, [French.ShortDate(statement.From), "Solde au début de la période", "", "", "", French.Figure(statement.Opening)]),
        .. statement.Lines.Select(l => new TableRow(RowKind.Plain,
            [French.ShortDate(l.Move.Date), l.Move.What, l.Move.Document, l.Move.Amount.IsPositive ? French.Figure(l.Move.Amount) : "", l.Move.Amount.IsNegative ? French.Figure(-l.Move.Amount) : "", French.Figure(l.Balance)])),
        new(RowKind.Sum, [French.ShortDate(statement.To), statement.Closing.IsNegative ? "Solde en votre faveur" : statement.Closing.IsZero ? "Solde" : "Solde à régler", "", "", "", French.Figure(statement.Closing.Abs)]),
    ];

    private static void DrawOpen(CustomerStatement statement, DocumentLook look, Flow flow)
    {
        if (statement.Open.Count == 0) return;
        new Table(Items, look.SideTable).DrawUnder("Ce qui reste ouvert", look.Heading, flow, [.. statement.Open.Select(i => new TableRow(RowKind.Plain,
            [i.Document, i.Remaining.IsNegative ? "à déduire" : French.ShortDate(i.DueOn), Late(statement, i), French.Figure(i.Remaining)]))]);
        flow.Gap(14);
    }

    private static string Late(CustomerStatement statement, StatementItem item) =>
        item.Remaining.IsPositive && statement.DaysLate(item) is > 0 and var days ? $"{days} jour{(days > 1 ? "s" : "")}" : "";

    /// <summary>The ages of what is due, side by side.</summary>
    private static double Ages(CustomerStatement statement, DocumentLook look, Flow flow, Sheet sheet, double y)
    {
        (string Label, Money Amount)[] ages = [.. Enum.GetValues<DueAge>().Select(a => (Word(a), statement.Due(a))), ("Avoirs et avances", statement.Credit)];
        var width = flow.Width / ages.Length;
        sheet.Box(flow.Left, y, flow.Width, 34, look.Tint);
        for (var i = 0; i < ages.Length; i++)
        {
            var x = flow.Left + i * width + 8;
            var below = sheet.Text(ages[i].Label, x, y + 6, Label);
            sheet.Text(French.Figure(ages[i].Amount), x, below, Strong);
        }
        return y + 34;
    }

    /// <summary>« 1 à 30 jours ».</summary>
    public static string Word(DueAge age) => age switch
    {
        DueAge.NotDue => "Non échu",
        DueAge.UpTo30 => "1 à 30 jours",
        DueAge.UpTo60 => "31 à 60 jours",
        DueAge.UpTo90 => "61 à 90 jours",
        _ => "Plus de 90 jours",
    };

    private static string Closing(StatementSnapshot snapshot)
    {
        var late = snapshot.Statement.Late;
        var iban = snapshot.Seller.Iban.Length > 0 ? $" par virement à {snapshot.Seller.Name}, IBAN {Iban(snapshot.Seller.Iban)}" : "";
        return late.IsPositive ? $"{French.Amount(late)} sont en retard à cette date : merci de les régler{iban}. Si un règlement s’est croisé avec ce relevé, n’en tenez pas compte."
            : snapshot.Statement.Closing.IsPositive ? "Rien n’est en retard à cette date." : "Rien n’est dû à cette date.";
    }
}
