using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Tests.Formats;

/// <summary>Invented invoices to print.</summary>
public static class SampleInvoices
{
    public static readonly InvoiceSeller Seller = new(
        "Les Ateliers du Val", "SARL coopérative d’activités et d’entrepreneurs, société coopérative de production à capital variable",
        "732829320", "73282932000074", "FR44732829320", "RCS Grenoble 732 829 320",
        ["12 rue des Tisserands", "38000 Grenoble"], "facturation@ateliers-du-val.example", "04 00 00 00 00",
        "FR7630006000011234567890189", "AGRIFRPP", null);

    public static readonly InvoiceBuyer Buyer = new(
        "Menuiserie Lacombe & Fils", ["À l’attention du service comptable", "Zone artisanale des Peupliers", "5 allée du Chêne", "73000 Chambéry"],
        "552100554", "FR15552100554", null);

    public static readonly string[] Mentions =
    [
        "En cas de retard de paiement, pénalités au taux de trois fois l’intérêt légal, exigibles sans rappel, et indemnité forfaitaire pour frais de recouvrement de 40 € (C. com., art. L441-10).",
        "Pas d’escompte pour paiement anticipé.",
        "TVA acquittée sur les encaissements.",
    ];

    /// <summary>Two lines at 20 %, one at 5,5 %, one exempt.</summary>
    public static InvoiceSnapshot Ordinary() => Of(
        Line("Conception du livret d’accueil\nMaquette, deux allers-retours, fichiers d’impression", 3m, "jour", 450m, 20m),
        Line("Illustrations au trait", 12m, "pièce", 65.5m, 20m),
        Line("Livret imprimé, 24 pages, papier recyclé", 150m, "exemplaire", 1.8936m, 5.5m),
        Line("Atelier de prise en main pour l’équipe", 1.5m, "jour", 600m, 0m));

    public static InvoiceSnapshot Of(params InvoiceSnapshotLine[] lines)
    {
        InvoiceVatGroup[] groups = [.. lines.GroupBy(l => (l.VatCode, l.VatRate)).OrderByDescending(g => g.Key.VatRate).Select(g =>
        {
            var basis = Money.FromEuros(g.Sum(l => l.Quantity.Value * l.UnitPrice.Euros));
            return new InvoiceVatGroup(g.Key.VatCode, g.Key.VatRate, basis, Money.FromEuros(basis.Euros * g.Key.VatRate.Fraction),
                g.Key.VatRate == Rate.Zero ? "TVA non applicable : formation professionnelle continue (CGI, art. 261, 4-4° a)." : null);
        })];
        var (ht, vat) = (groups.Sum(g => g.Base), groups.Sum(g => g.Vat));
        return new InvoiceSnapshot(1, "VAL-2026-0042", new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 24), new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30),
            Seller, "Trait pour trait", "Camille Roussel", Buyer, "BC-7781", "Livret d’accueil des apprentis, édition 2027", false,
            lines, groups, ht, vat, ht + vat, "Par virement à 30 jours, sur le compte ci-contre.", Mentions,
            "Merci de votre confiance. Les fichiers sources vous sont remis sur demande.");
    }

    /// <summary>An invoice of many lines, each with its own amount.</summary>
    public static InvoiceSnapshot Long(int lines) => Of([.. Enumerable.Range(1, lines).Select(i =>
        Line(i % 7 == 0 ? $"Intervention n° {i} sur site, avec relevé, photographies et compte rendu détaillé remis au maître d’ouvrage" : $"Intervention n° {i}",
            1 + i % 4, "heure", 41.25m + i, i % 5 == 0 ? 10m : 20m))]);

    public static InvoiceSnapshotLine Line(string description, decimal quantity, string unit, decimal unitPrice, decimal vatRate) => new(
        description, Quantity.From(quantity), unit, UnitPrice.FromEuros(unitPrice), Rate.FromPercent(vatRate), $"T{vatRate:0.##}", Money.FromEuros(quantity * unitPrice));
}
