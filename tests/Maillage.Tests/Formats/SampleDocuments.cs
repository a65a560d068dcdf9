using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Tests.Formats;

/// <summary>Invented documents of every kind, priced by the domain: what they say adds up.</summary>
public static class SampleDocuments
{
    public static readonly DocumentBrand Classic = new(PaperTemplate.Classic, "#0e5a5a");
    public static readonly DocumentBrand Modern = new(PaperTemplate.Modern, "#b3402a", null, "Menuiserie d’agencement et mobilier sur mesure");

    private static readonly PricedDraft[] Works =
    [
        Words(LineKind.Section, "Préparation du chantier"),
        Item("Relevé des cotes et plans d’exécution\nTrois plans au 1/20, deux allers-retours compris", 2m, "jour", 420m, 20m),
        Item("Dépose des menuiseries existantes, tri et évacuation", 6m, "u", 85m, 10m),
        Words(LineKind.Text, "Les gravats sont triés sur place et portés à la déchetterie professionnelle ; les bordereaux de suivi vous sont remis avec la facture."),
        Words(LineKind.Section, "Fourniture et pose"),
        Item("Fenêtre en chêne à deux vantaux, double vitrage, quincaillerie comprise", 6m, "u", 890m, 10m, 10m),
        Item("Habillage intérieur en chêne massif", 24.5m, "m", 62.4m, 10m),
        Discount("Remise sur l’ensemble, commande groupée avec le voisinage", Rate.FromPercent(5)),
    ];

    /// <summary>Sections, texts, a line discount, a discount on the whole, three steps.</summary>
    public static DocumentSnapshot Quote() => Of(DocumentKind.Quote, "DE2026-0012", "Remplacement des menuiseries du premier étage", Works) with
    {
        DueDate = new(2026, 12, 24),
        PaymentTerms = "Paiement par virement à 30 jours.",
        Note = "Les délais courent à partir de l’acompte. Les accès et l’électricité sont fournis par vos soins.",
        Mentions =
        [
            new("Assurance professionnelle : décennale n° 4471-B, Mutuelle des Bâtisseurs, 8 quai des Brumes, 69002 Lyon ; France métropolitaine", null),
            new("Devis gratuit.", null),
            new("Travaux au taux réduit de TVA : en signant, le client certifie que le local d’habitation est achevé depuis plus de deux ans.", null),
        ],
        Offer = new(2,
        [
            new("Acompte de 30 % à la commande", new(238_512), null),
            new("À la pose des fenêtres", new(300_000), new(2027, 2, 15)),
            new("Solde à la réception", new(256_527), null),
        ], "Début le 18 janvier 2027, pour cinq semaines environ."),
    };

    public static DocumentSnapshot Deposit() => Of(DocumentKind.Deposit, "VAL-2026-0031", "Remplacement des menuiseries du premier étage",
        [Item("Acompte de 30 % sur le devis DE2026-0012, TVA à 20 %", 1m, "", 239.4m, 20m), Item("Acompte de 30 % sur le devis DE2026-0012, TVA à 10 %", 1m, "", 1_950.64m, 10m)]);

    public static DocumentSnapshot Interim() => Of(DocumentKind.Interim, "VAL-2026-0038", "Remplacement des menuiseries du premier étage",
        [Item("Échéance 1 sur 2, à la pose des fenêtres", 1m, "", 2_727.27m, 10m)]);

    /// <summary>The lines of the quote, what the deposit and the interim invoice billed, a retention of 5 %.</summary>
    public static DocumentSnapshot Final()
    {
        var whole = Of(DocumentKind.Invoice, "VAL-2026-0057", "Remplacement des menuiseries du premier étage", Works);
        Deduction[] deductions =
        [
            new("VAL-2026-0031", new(2026, 9, 3), DocumentKind.Deposit, [new("706", "T20", Rate.FromPercent(20), new(23_940), new(4_788)), new("704", "T10", Rate.FromPercent(10), new(195_064), new(19_506))]),
            new("VAL-2026-0038", new(2026, 10, 12), DocumentKind.Interim, [new("704", "T10", Rate.FromPercent(10), new(272_727), new(27_273))]),
        ];
        var toPay = whole.Ttc - deductions.Sum(d => d.Ttc);
        return whole with { Deductions = deductions, ToPay = toPay, Retained = Money.FromEuros(toPay.Euros * 0.05m), RetainedUntil = new(2027, 11, 24) };
    }

    public static DocumentSnapshot Credit() => Of(DocumentKind.CreditNote, "VAL-2026-A004", "Deux fenêtres rendues",
        [Item("Fenêtre en chêne à deux vantaux, reprise pour défaut d’aspect", 2m, "u", 890m, 10m, 10m)]) with
    {
        Credits = new("VAL-2026-0057", new(2026, 11, 24), DocumentKind.Invoice),
        PaymentTerms = "Cet avoir se déduit de ce que vous devez, ou vous est remboursé.",
        Mentions = SampleInvoices.Mentions[2..],
        Note = null,
    };

    /// <summary>Prices typed with tax, for a private person.</summary>
    public static DocumentSnapshot WithTax() => Of(DocumentKind.Invoice, "VAL-2026-0058", "Table de ferme",
        [Item("Table de ferme en frêne, huit couverts", 1m, "u", 1_490m, 20m), Item("Banc assorti", 2m, "u", 320m, 20m, 10m), Discount("Geste commercial", Rate.Zero, 30m, 20m)], ttcPrices: true);

    /// <summary>One of each kind.</summary>
    public static TheoryData<DocumentKind, PaperTemplate> KindsAndTemplates => new(
        from kind in Enum.GetValues<DocumentKind>() from template in Enum.GetValues<PaperTemplate>() select (kind, template));

    public static DocumentSnapshot Of(DocumentKind kind, PaperTemplate template) => (kind switch
    {
        DocumentKind.Quote => Quote(),
        DocumentKind.Deposit => Deposit(),
        DocumentKind.Interim => Interim(),
        DocumentKind.CreditNote => Credit(),
        _ => Final(),
    }) with
    { Brand = template == PaperTemplate.Modern ? Modern : Classic };

    public static DocumentSnapshot Of(DocumentKind kind, string number, string subject, IReadOnlyList<PricedDraft> lines, bool ttcPrices = false)
    {
        var totals = DocumentTotals.Of(DocumentContent.Of(ttcPrices, lines));
        return SampleInvoices.Ordinary() with
        {
            Kind = kind,
            Number = number,
            Subject = subject,
            TtcPrices = ttcPrices,
            TradingName = "Atelier Copeau",
            Nature = SupplyNature.Mixed,
            Lines = [.. lines.Zip(LineAmounts.Of(ttcPrices, lines), (p, amount) => new SnapshotLine(p.Line.Kind, p.Line.Nature, p.Line.Description, p.Line.Quantity, p.Line.Unit,
                p.Line.UnitPrice, p.Line.Discount, p.Rate, p.Line.VatCode, amount is { } ht ? Money.FromEuros(ht) : null))],
            VatGroups = [.. totals.ByVat.Where(v => v.VatCode.Length > 0).Select(v => new SnapshotVat(v.VatCode, v.Rate, v.Base, v.Vat, null))],
            Ht = totals.Ht,
            Vat = totals.Vat,
            Ttc = totals.Total,
            ToPay = totals.Total,
        };
    }

    public static PricedDraft Item(string description, decimal quantity, string unit, decimal price, decimal rate, decimal discount = 0) => new(
        new(description, Quantity.From(quantity), unit, UnitPrice.FromEuros(price), $"T{rate:0.##}", LineNature.Services, LineKind.Item, Rate.FromPercent(discount)), "706", Rate.FromPercent(rate));

    public static PricedDraft Words(LineKind kind, string text) => new(new(text, Quantity.One, "", null, "", LineNature.Services, kind), "", Rate.Zero);

    /// <summary>In percent of all items, or an amount at a rate.</summary>
    public static PricedDraft Discount(string description, Rate percent, decimal? amount = null, decimal rate = 0) => new(
        new(description, Quantity.One, "", amount is { } euros ? UnitPrice.FromEuros(euros) : null, amount is null ? "" : $"T{rate:0.##}", LineNature.Services, LineKind.Discount, percent),
        amount is null ? "" : "706", Rate.FromPercent(rate));
}
