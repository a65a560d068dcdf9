using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Documents;
using Maillage.Formats.Paper;

namespace Maillage.Tests.Formats;

/// <summary>Invented invoices to print.</summary>
public static class SampleInvoices
{
    public static readonly DocumentSeller Seller = new(
        "Les Ateliers du Val", "SARL coopérative d’activités et d’entrepreneurs, société coopérative de production à capital variable",
        "732829320", "73282932000074", "FR44732829320", "RCS Grenoble 732 829 320",
        new(["12 rue des Tisserands"], "38000", "Grenoble", "FR"), "facturation@ateliers-du-val.example", "04 00 00 00 00",
        "FR7630006000011234567890189", "AGRIFRPP", null);

    public static readonly DocumentBuyer Buyer = new(
        CustomerKind.Company, "Menuiserie Lacombe & Fils", new(["À l’attention du service comptable", "Zone artisanale des Peupliers", "5 allée du Chêne"], "73000", "Chambéry", "FR"),
        "552100554", null, "FR15552100554", null);

    public static readonly DocumentMention[] Mentions =
    [
        new("En cas de retard de paiement, pénalités au taux de trois fois l’intérêt légal, exigibles sans rappel, et indemnité forfaitaire pour frais de recouvrement de 40 € (C. com., art. L441-10).", "PMD"),
        new("Pas d’escompte pour paiement anticipé.", "AAB"),
        new("TVA acquittée sur les encaissements.", null),
    ];

    /// <summary>A logo that snapshots may name.</summary>
    public static readonly byte[] Logo = SamplePng.Disc(64);

    public static readonly Func<string, byte[]?> Images = FrozenImages.Among([Logo]);

    public static byte[] Pdf(DocumentSnapshot snapshot) => DocumentPaper.Draw(snapshot, Images);

    public static PaperDocument Layout(DocumentSnapshot snapshot) => DocumentPaper.Layout(snapshot, Images);

    /// <summary>Two lines at 20 %, one at 5,5 %, one exempt.</summary>
    public static DocumentSnapshot Ordinary() => Of(
        Line("Conception du livret d’accueil\nMaquette, deux allers-retours, fichiers d’impression", 3m, "jour", 450m, 20m),
        Line("Illustrations au trait", 12m, "pièce", 65.5m, 20m),
        Line("Livret imprimé, 24 pages, papier recyclé", 150m, "exemplaire", 1.8936m, 5.5m),
        Line("Atelier de prise en main pour l’équipe", 1.5m, "jour", 600m, 0m));

    public static DocumentSnapshot Of(params SnapshotLine[] lines)
    {
        SnapshotVat[] groups = [.. lines.GroupBy(l => (l.VatCode, l.VatRate)).OrderByDescending(g => g.Key.VatRate).Select(g =>
        {
            var basis = Money.FromEuros(g.Sum(l => l.Quantity.Value * l.UnitPrice!.Value.Euros));
            return new SnapshotVat(g.Key.VatCode, g.Key.VatRate, basis, Money.FromEuros(basis.Euros * g.Key.VatRate.Fraction),
                g.Key.VatRate == Rate.Zero ? "TVA non applicable : formation professionnelle continue (CGI, art. 261, 4-4° a)." : null);
        })];
        var (ht, vat) = (groups.Sum(g => g.Base), groups.Sum(g => g.Vat));
        return new DocumentSnapshot(1, DocumentKind.Invoice, "VAL-2026-0042", new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 24), null, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30),
            Seller, "Trait pour trait", "Camille Roussel", Buyer, "BC-7781", "Livret d’accueil des apprentis, édition 2027", false, SupplyNature.Services,
            lines, groups, ht, vat, ht + vat, [], ht + vat, Money.Zero, null, "Par virement à 30 jours, sur le compte ci-contre.", Mentions,
            "Merci de votre confiance. Les fichiers sources vous sont remis sur demande.");
    }

    /// <summary>An invoice of many lines, each with its own amount.</summary>
    public static DocumentSnapshot Long(int lines) => Of([.. Enumerable.Range(1, lines).Select(i =>
        Line(i % 7 == 0 ? $"Intervention n° {i} sur site, avec relevé, photographies et compte rendu détaillé remis au maître d’ouvrage" : $"Intervention n° {i}",
            1 + i % 4, "heure", 41.25m + i, i % 5 == 0 ? 10m : 20m))]);

    public static SnapshotLine Line(string description, decimal quantity, string unit, decimal unitPrice, decimal vatRate) => new(
        LineKind.Item, LineNature.Services, description, Quantity.From(quantity), unit, UnitPrice.FromEuros(unitPrice), Rate.Zero, Rate.FromPercent(vatRate), $"T{vatRate:0.##}", Money.FromEuros(quantity * unitPrice));
}
