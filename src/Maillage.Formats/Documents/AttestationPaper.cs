using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sap;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;
using static Maillage.Formats.Documents.DocumentWords;

namespace Maillage.Formats.Documents;

/// <summary>The yearly attestation of services at home (C. trav. D7233-4), with the look of the documents it comes from.</summary>
public static class AttestationPaper
{
    private static readonly TableColumn[] Interventions =
        [new("Prestation et intervenant", Side.Left, null), new("Facture", Side.Left, 90), new("Dates", Side.Left, 125), new("Durée", Side.Right, 54)];

    private static readonly TableColumn[] Payments = [new("Payé le", Side.Left, 70), new("Moyen", Side.Left, null), new("Facture", Side.Left, 110), new("Montant", Side.Right, 90)];

    /// <inheritdoc cref="DocumentPaper.Draw"/>
    public static byte[] Draw(AttestationSnapshot snapshot, Func<string, byte[]?> images) => PdfDrawing.Draw(Layout(snapshot, images));

    /// <inheritdoc cref="DocumentPaper.Layout"/>
    public static PaperDocument Layout(AttestationSnapshot snapshot, Func<string, byte[]?> images)
    {
        var (look, year) = (DocumentLook.Of(snapshot.Brand), snapshot.Year);
        var title = $"Attestation fiscale {year.Year}";
        var document = new PaperDocument(title, snapshot.Seller.Name, "Services à la personne", snapshot.On);
        var flow = new Flow(document, Edges, sheet => DocumentTitle.DrawContinued(title, snapshot.Seller.Name, look, sheet));
        var logo = snapshot.Seller.LogosUnder(snapshot.Brand).Select(images).FirstOrDefault(png => png is not null);

        PartiesBlock.Draw(new(snapshot.Seller, snapshot.TradingName, snapshot.Brand?.Tagline, "", snapshot.Buyer), look, flow, logo);
        flow.Y = flow.Sheet.Text(title, flow.Left, flow.Y, look.Title.Fitting(title, flow.Width, 9)) + 4;
        flow.Paragraph($"{snapshot.Seller.Name}, organisme de services à la personne enregistré sous le numéro {snapshot.Number} le {French.LongDate(snapshot.Since)}, atteste que {snapshot.Buyer.Name}, {string.Join(", ", snapshot.Buyer.Address.Lines)}, a payé en {year.Year}, pour des services rendus à cette adresse :", Body);
        flow.Gap(8);
        flow.Together((sheet, y) => Amount(year, look, flow, sheet, y));
        flow.Gap(10);
        if (!year.Apart.IsZero)
            flow.Paragraph($"Dont {French.Amount(year.Apart)} par chèque emploi service universel. S’il était préfinancé, seule la part que vous avez payée vous-même ouvre droit à l’avantage fiscal : déduisez celle de qui vous l’a remis.", Body);
        if (!year.Uncounted.IsZero)
            flow.Paragraph($"Les {French.Amount(year.Uncounted)} payés en espèces n’y sont pas comptés : ils n’ouvrent pas droit à l’avantage fiscal (C. trav., art. D7233-3).", Body);
        flow.Gap(8);
        if (year.Interventions.Count > 0)
        {
            new Table(Interventions, look.SideTable).DrawUnder("Interventions", look.Heading, flow,
                [.. year.Interventions.Select(i => new TableRow(RowKind.Plain, [i.Intervenor.Length > 0 ? $"{i.Service}\n{i.Intervenor}" : i.Service, i.Invoice, Dates(i), i.Hours is { } hours ? Hours(hours) : ""])),
                 .. year.Hours > 0 ? [new TableRow(RowKind.Sum, ["Total des heures", "", "", Hours(year.Hours)])] : Array.Empty<TableRow>()]);
            flow.Gap(12);
        }
        new Table(Payments, look.SideTable).DrawUnder("Paiements", look.Heading, flow, [.. year.Payments.Select(p => new TableRow(RowKind.Plain,
            [French.ShortDate(p.On), Word(p.Method), p.Invoice, French.Figure(p.Amount)]))]);
        flow.Gap(12);
        foreach (var ceiling in snapshot.Ceilings) flow.Paragraph(ceiling, Legal);
        flow.Paragraph("À conserver : l’administration peut vous la demander. Crédit d’impôt : CGI, art. 199 sexdecies ; attestation : C. trav., art. D7233-4.", Legal);
        flow.Gap(14);
        flow.Paragraph($"Fait à {snapshot.Seller.Address.City}, le {French.LongDate(snapshot.On)}, pour {snapshot.Seller.Name}.", Body);
        SheetFoot.Draw(snapshot.Seller, look, document);
        return document;
    }

    private static double Amount(SapYear year, DocumentLook look, Flow flow, Sheet sheet, double y)
    {
        const double height = 30;
        sheet.Box(flow.Left, y, flow.Width, height, look.Tint);
        sheet.Text("Somme payée qui ouvre droit à l’avantage fiscal", flow.Left + 10, y + 9, Strong);
        sheet.Text(French.Amount(year.Counted), flow.Right - 10, y + 6, look.Total with { Ink = look.Accent }, Side.Right);
        return y + height;
    }

    private static string Dates(SapIntervention i) => i.From == i.To ? French.ShortDate(i.From) : $"{French.ShortDate(i.From)} au {French.ShortDate(i.To)}";

    private static string Hours(decimal hours) => $"{French.Number(hours, 0, 2)}{French.NoBreak}h";

    private static string Word(PaymentMethod method) => method switch
    {
        PaymentMethod.Transfer => "Virement",
        PaymentMethod.Cheque => "Chèque",
        PaymentMethod.Cesu => "CESU",
        PaymentMethod.Card => "Carte",
        _ => "Espèces",
    };
}
