using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;

namespace Maillage.Formats.Documents;

/// <summary>What earlier invoices billed, invoice by invoice and rate by rate, and what is left of each amount.</summary>
internal static class DeductionsTable
{
    private static readonly TableColumn[] Columns =
    [
        new("Document", Side.Left, null), new("Date", Side.Left, 60), new("Taux", Side.Right, 52),
        new("HT", Side.Right, 90), new("TVA", Side.Right, 90), new("TTC", Side.Right, 90),
    ];

    private const double Above = 10;

    public static void Draw(DocumentWork work)
    {
        var (document, look, flow) = work;
        if (document.Deductions.Count == 0) return;
        var isCredit = document.Kind == DocumentKind.CreditNote;
        var heading = isCredit ? "Déjà facturé par ailleurs, non repris par cet avoir" : "Déjà facturé";
        List<TableRow> rows = [.. document.Deductions.SelectMany(d => Invoice(document, d)), .. Left(document, isCredit ? "Solde de cet avoir" : "Solde de cette facture")];
        var tail = flow.Height((sheet, y) => AmountBox.Draw(work, sheet, y + Above));
        new Table(Columns, look.SideTable).DrawUnder(heading, look.Heading, flow, rows, tail);
        flow.Gap(Above);
        flow.Together((sheet, y) => AmountBox.Draw(work, sheet, y));
        flow.Gap(14);
    }

    private static IEnumerable<TableRow> Invoice(DocumentSnapshot document, Deduction deduction)
    {
        var rates = deduction.Groups.GroupBy(g => (g.VatCode, g.Rate))
            .Select(g => new Part(g.Key.VatCode, g.Key.Rate, g.Sum(x => x.Ht), g.Sum(x => x.Vat))).ToList();
        var name = $"{deduction.Kind.Word()} {deduction.Number}";
        return Rows(document, RowKind.Plain, name, French.ShortDate(deduction.IssuedOn), rates, minus: true);
    }

    /// <summary>Per VAT code, the document less what was billed.</summary>
    private static IEnumerable<TableRow> Left(DocumentSnapshot document, string name)
    {
        var billed = document.Deductions.SelectMany(d => d.Groups).ToList();
        var codes = document.VatGroups.Select(g => (Code: (string?)g.VatCode, g.Rate)).Concat(billed.Select(g => (Code: g.VatCode, g.Rate))).Distinct();
        var rates = codes.Select(code => new Part(code.Code, code.Rate,
            document.VatGroups.Where(g => (g.VatCode, g.Rate) == code).Sum(g => g.Base) - billed.Where(g => (g.VatCode, g.Rate) == code).Sum(g => g.Ht),
            document.VatGroups.Where(g => (g.VatCode, g.Rate) == code).Sum(g => g.Vat) - billed.Where(g => (g.VatCode, g.Rate) == code).Sum(g => g.Vat))).ToList();
        return Rows(document, RowKind.Sum, name, "", rates, minus: false);
    }

    private static IEnumerable<TableRow> Rows(DocumentSnapshot document, RowKind kind, string name, string date, IReadOnlyList<Part> rates, bool minus)
    {
        var marks = VatMarks.Of(document.VatGroups);
        yield return Row(kind, name, date, rates is [var only] ? Rate(only) : "", rates.Sum(r => r.Ht), rates.Sum(r => r.Vat));
        if (rates.Count < 2) yield break;
        foreach (var rate in rates) yield return Row(RowKind.Quiet, "dont", "", Rate(rate), rate.Ht, rate.Vat);

        string Rate(Part part) => French.Percent(part.Rate) + marks.After(part.VatCode ?? "");

        TableRow Row(RowKind rowKind, string label, string day, string rate, Money ht, Money vat) =>
            new(rowKind, [label, day, rate, Figure(ht), Figure(vat), Figure(ht + vat)]);

        string Figure(Money money) => French.Figure(minus ? -money : money);
    }

    private sealed record Part(string? VatCode, Rate Rate, Money Ht, Money Vat);
}
