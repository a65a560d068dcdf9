using Maillage.Domain.Kernel;
using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

/// <summary>Invented electronic invoices that pass every rule.</summary>
public static class SampleElectronicInvoices
{
    public static readonly DateOnly Day = new(2026, 11, 24);

    public static readonly TradeParty Seller = new()
    {
        Name = "Les Ateliers du Val",
        TradingName = "Trait pour trait",
        LegalRegistration = new("732829320", "0002"),
        VatNumber = "FR44732829320",
        Identifiers = [new("ACT-0042"), new("73282932000074", "0009")],
        LegalInformation = "SARL coopérative à capital variable, RCS Grenoble 732 829 320",
        ElectronicAddress = new("732829320_TRAIT", "0225"),
        Contact = new("Camille Roussel", "04 00 00 00 00", "camille@ateliers-du-val.example"),
        Address = new() { Line1 = "12 rue des Tisserands", Line2 = "Bâtiment B", City = "Grenoble", PostCode = "38000", Country = "FR" },
    };

    public static readonly TradeParty Buyer = new()
    {
        Name = "Menuiserie Lacombe & Fils",
        LegalRegistration = new("552100554", "0002"),
        VatNumber = "FR96552100554",
        Identifiers = [new("55210055400013", "0009")],
        ElectronicAddress = new("552100554", "0225"),
        Contact = new("Service comptable"),
        Address = new() { Line1 = "5 allée du Chêne", Line3 = "Zone artisanale des Peupliers", City = "Chambéry", PostCode = "73000", Country = "FR" },
    };

    public static readonly Items<InvoiceNote> Notes =
    [
        new("Merci de votre confiance."),
        new("Indemnité forfaitaire pour frais de recouvrement : 40 €.", NoteSubjects.Recovery),
        new("Pénalités de retard : trois fois l’intérêt légal.", NoteSubjects.Penalties),
        new("Pas d’escompte pour paiement anticipé.", NoteSubjects.EarlyPayment),
        new("B2B", NoteSubjects.Exchange),
    ];

    /// <summary>Two rates, a discount on the document.</summary>
    public static ElectronicInvoice Ordinary() => Of(
        [Line("1", 3m, 450m, 20m) with { Description = "Maquette, deux allers-retours", UnitCode = "DAY" }, Line("2", 150m, 1.89363m, 5.5m)],
        new AllowanceCharge { Amount = 50m, BaseAmount = 1350m, Percent = 3.7037m, Reason = "Remise de fidélité", ReasonCode = "95", VatCategory = "S", VatRate = 20m });

    /// <summary>Everything EN 16931 can say, in one invoice.</summary>
    public static ElectronicInvoice Full()
    {
        var line = Line("1", 10m, 45m, 20m) with
        {
            Note = "Lot du 3 novembre",
            InvoicedObject = new("COMPTEUR-7", "AVV"),
            OrderLine = "4",
            BuyerAccountingReference = "606300",
            Period = new(new(2026, 11, 1), new(2026, 11, 30)),
            GrossPrice = 50m,
            PriceDiscount = 5m,
            PriceBase = 1m,
            NetAmount = 445m,
            SellerItem = "REF-1",
            BuyerItem = "A-77",
            StandardItem = new("3012345678900", "0160"),
            Classes = [new("44111400", "STI", "2008")],
            OriginCountry = "FR",
            Attributes = [new("Couleur", "Vert")],
            AllowancesCharges = [new() { Amount = 10m, BaseAmount = 450m, Percent = 2.22m, Reason = "Geste", ReasonCode = "95" }, new() { IsCharge = true, Amount = 5m, Reason = "Emballage", ReasonCode = "ABL" }],
        };
        return Of([line, Line("2", -1m, 12.5m, 5.5m)], new AllowanceCharge { IsCharge = true, Amount = 12m, Reason = "Port", ReasonCode = "FC", VatCategory = "S", VatRate = 20m }) with
        {
            BuyerReference = "SERVICE-12",
            ProjectReference = "CHANTIER-9",
            ContractReference = "C-2026-1",
            OrderReference = "BC-7781",
            SalesOrderReference = "CV-12",
            ReceivingAdviceReference = "BR-3",
            DespatchAdviceReference = "BL-2",
            TenderReference = "LOT-4",
            InvoicedObject = new("DOSSIER-8", "AFL"),
            BuyerAccountingReference = "ANA-5",
            PrecedingInvoices = [new("VAL-2026-0007", new(2026, 10, 2))],
            Period = new(new(2026, 11, 1), new(2026, 11, 30)),
            Payee = new() { Name = "Affacturage du Nord", Identifiers = [new("40483304800022", "0009")], LegalRegistration = new("404833048", "0002") },
            TaxRepresentative = new() { Name = "Fiscalité Conseil", VatNumber = "FR83404833048", Address = new() { Line1 = "1 place du Marché", City = "Lille", PostCode = "59000", Country = "FR" } },
            Delivery = new() { Name = "Chantier de la Loubière", Location = new("55210055400013", "0009"), Date = new(2026, 11, 20), Address = new() { Line1 = "Route des Crêtes", City = "Aix-les-Bains", PostCode = "73100", Country = "FR" } },
            SupportingDocuments =
            [
                new("PJ-1", "BON_COMMANDE", null, new("commande.pdf", "application/pdf", "%PDF-1.4 exemple"u8.ToArray())),
                new("PJ-2", "DOCUMENT_ANNEXE", "https://exemple.example/annexe"),
            ],
        };
    }

    public static ElectronicLine Line(string id, decimal quantity, decimal price, decimal? rate, string category = "S") => new()
    {
        Id = id,
        Name = $"Prestation {id}",
        Quantity = quantity,
        UnitCode = "C62",
        NetPrice = price,
        NetAmount = Rounding.Round(quantity * price, 2),
        VatCategory = category,
        VatRate = rate,
    };

    /// <summary>An invoice whose VAT and totals follow from its lines and allowances.</summary>
    public static ElectronicInvoice Of(Items<ElectronicLine> lines, params AllowanceCharge[] allowances) => Totalled(new ElectronicInvoice
    {
        Process = "S1",
        Number = "VAL-2026-0042",
        IssueDate = Day,
        DueDate = Day.AddDays(30),
        VatPointCode = VatPoints.Payment,
        Notes = Notes,
        Seller = Seller,
        Buyer = Buyer,
        PaymentTerms = "Par virement à 30 jours",
        OrderReference = "BC-7781",
        Payment = new() { MeansCode = "30", MeansText = "Virement", RemittanceText = "VAL-2026-0042", Transfers = [new("FR7630006000011234567890189", "Les Ateliers du Val", "AGRIFRPP")] },
        AllowancesCharges = [.. allowances],
        Lines = lines,
    });

    /// <summary>The same with VAT and totals worked out again.</summary>
    public static ElectronicInvoice Totalled(ElectronicInvoice invoice, decimal? paid = null)
    {
        var taxed = invoice.Lines.Select(l => (Category: l.VatCategory, Rate: l.VatRate, Amount: l.NetAmount ?? 0))
            .Concat(invoice.AllowancesCharges.Select(a => (Category: a.VatCategory!, Rate: a.VatRate, Amount: a.IsCharge ? a.Amount ?? 0 : -(a.Amount ?? 0))));
        var groups = taxed.GroupBy(t => (t.Category, t.Rate)).Select(g =>
        {
            var sum = g.Sum(t => t.Amount);
            var reason = g.Key.Category is not ("S" or "Z");
            return new VatBreakdown { Category = g.Key.Category, Rate = g.Key.Rate, Taxable = sum, Tax = Rounding.Round(sum * (g.Key.Rate ?? 0) / 100m, 2), ExemptionReason = reason ? "Raison légale" : null };
        }).ToItems();
        var allowances = invoice.AllowancesCharges.Where(a => !a.IsCharge).Sum(a => a.Amount ?? 0);
        var charges = invoice.AllowancesCharges.Where(a => a.IsCharge).Sum(a => a.Amount ?? 0);
        var (sumOfLines, tax) = (invoice.Lines.Sum(l => l.NetAmount ?? 0), groups.Sum(g => g.Tax ?? 0));
        var total = sumOfLines - allowances + charges;
        return invoice with
        {
            VatBreakdown = groups,
            Totals = new()
            {
                Lines = sumOfLines,
                Allowances = allowances == 0 ? null : allowances,
                Charges = charges == 0 ? null : charges,
                TaxExclusive = total,
                Tax = tax,
                TaxInclusive = total + tax,
                Paid = paid,
                Due = total + tax - (paid ?? 0),
            },
        };
    }

    /// <summary>Every VAT category, and every case of billing with every type it admits.</summary>
    public static IEnumerable<(string Name, ElectronicInvoice Invoice)> Catalogue()
    {
        yield return ("ordinary", Ordinary());
        yield return ("full", Full());
        yield return ("full-credit", Full() with { TypeCode = "381" });
        foreach (var category in new[] { "S", "E", "AE", "K", "G", "O", "Z" }) yield return ($"vat-{category}", InCategory(category));
        foreach (var type in new[] { "380", "381", "384", "386", "503", "389" })
            foreach (var process in new[] { "B1", "S1", "M1", "B2", "S2", "M2", "B4", "S4", "M4", "S5", "S6", "B7", "S7", "S3" })
                if (process[1] != '4' || type is not ("386" or "503")) yield return ($"{type}-{process}", InCase(type, process));
        yield return ("dollars", Ordinary() with { Currency = "USD", VatCurrency = "EUR", Totals = Ordinary().Totals with { TaxInVatCurrency = 251.12m } });
        yield return ("debit", Ordinary() with { Payment = new() { MeansCode = "59", DirectDebit = new("MANDAT-1", "FR12ZZZ123456", "FR7630006000011234567890189") } });
        yield return ("card", Ordinary() with { Payment = new() { MeansCode = "48", Card = new("1234", "J. Petit") } });
        yield return ("vat-date", Ordinary() with { VatPointCode = null, VatPointDate = Day });
        yield return ("credit-without-payment", InCase("381", "S1") with { Payment = null });
    }

    public static ElectronicInvoice InCategory(string category)
    {
        var invoice = Of([Line("1", 2m, 100m, category switch { "S" => 20m, "O" => null, _ => 0m }, category)]);
        return category switch
        {
            "K" => invoice with { Delivery = new() { Date = Day, Address = new() { City = "Köln", Country = "DE" } }, Buyer = Foreign("DE", "DE123456789"), Notes = Without("BAR") },
            "G" => invoice with { Buyer = Foreign("CH", null), Notes = Without("BAR") },
            "O" => invoice with { Seller = Seller with { VatNumber = null }, Buyer = Buyer with { VatNumber = null } },
            _ => invoice,
        };
    }

    public static ElectronicInvoice InCase(string type, string process)
    {
        var invoice = Ordinary() with { TypeCode = type, Process = process };
        if (type is "381" or "384" or "503") invoice = invoice with { PrecedingInvoices = [new("VAL-2026-0007", new(2026, 10, 2))] };
        if (process[1] == '4') invoice = Totalled(invoice, paid: 500m) with { PrecedingInvoices = [new("VAL-2026-0008", new(2026, 10, 3))] };
        return process[1] == '2' ? Totalled(invoice, paid: invoice.Totals.TaxInclusive) with { DueDate = Day.AddDays(-1) } : invoice;
    }

    private static TradeParty Foreign(string country, string? vat) => new()
    {
        Name = "Kunde & Partner",
        VatNumber = vat,
        ElectronicAddress = new("kunde@kunde.example", "EM"),
        Address = new() { City = "Stadt", Country = country },
    };

    private static Items<InvoiceNote> Without(string subject) => Notes.Where(n => n.Subject != subject).ToItems();
}
