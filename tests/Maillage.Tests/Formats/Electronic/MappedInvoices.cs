using CsCheck;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.Formats.Electronic;
using Maillage.Formats.Electronic.Mapping;
using Maillage.Tests.Domain;

namespace Maillage.Tests.Formats.Electronic;

/// <summary>A document made as the program makes it, and mapped.</summary>
public sealed record MappedInvoice(Invoice Invoice, DocumentSnapshot Snapshot, ElectronicInvoice Electronic)
{
    public EntryDraft Entry => InvoicePosting.Of(Invoice, Snapshot, Id<ThirdParty>.New(), Rules.Accounts);
    public override string ToString() => SnapshotJson.Write(Snapshot);
}

/// <summary>Documents of every kind, for every kind of customer, that the rules of sales let through.</summary>
public static class MappedInvoices
{
    private const int Many = 60;
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly Activity Atelier = new(new(1), Id<LegalEntity>.New(), ActivityKind.Individual, "A001", "Atelier du Pré", new(2025, 1, 1));
    private static readonly ThirdParty Debtor = new(new(1), ThirdPartyKind.Customer, "C00001", "Client");

    private static readonly LegalIdentity Seller = new()
    {
        Name = "Les Ateliers du Val",
        LegalForm = "SCOP SARL",
        CapitalText = "à capital variable",
        Siren = "732829320",
        Siret = "73282932000074",
        VatNumber = "FR44732829320",
        Registry = "RCS Grenoble 732 829 320",
        Street = "12 rue des Tisserands",
        PostCode = "38000",
        City = "Grenoble",
        Email = "contact@ateliers-du-val.example",
        Phone = "04 00 00 00 00",
        Iban = "FR7630006000011234567890189",
        Bic = "AGRIFRPP",
    };

    private static readonly string[] French = ["FR200", "FR100", "FR055", "FR021", "EXO-FORMATION", "EXO-SANTE", "EXO-OCCASION"];
    private static readonly CustomerDetails Company = new(CustomerKind.Company, "Studio Nord", "552100554", Street: "4 rue du Port\nBâtiment B\n2e étage\nPorte 4", PostCode: "26400", City: "Crest", Email: "compta@studio.example");
    private static readonly CustomerDetails Person = new(CustomerKind.Private, "Jeanne Petit", Street: "1 place Haute", PostCode: "26150", City: "Die", Email: "jeanne@petit.example");
    private static readonly CustomerDetails Body = new(CustomerKind.Public, "Commune de Die", "552100554", "55210055400013", Street: "1 place de la Mairie", PostCode: "26150", City: "Die");
    private static readonly CustomerDetails Belgian = new(CustomerKind.Foreign, "Atelier Wallon", VatNumber: "BE0123456789", Street: "1 rue Neuve", PostCode: "1000", City: "Bruxelles", Country: "BE");
    private static readonly CustomerDetails Swiss = new(CustomerKind.Foreign, "Office romand", Street: "2 quai du Mont-Blanc", PostCode: "1201", City: "Genève", Country: "CH", Email: "office@romand.example");

    /// <summary>Who may be sold what.</summary>
    private static readonly (CustomerDetails Customer, string[] Codes)[] Cases =
    [
        (Company, French), (Company, ["FR200", "AUTOLIQ-BTP"]), (Company with { Siren = "552100554", Email = "" }, ["FR055"]), (Company, ["HORS-CHAMP"]), (Company, ["EXO-FORMATION"]),
        (Person, French), (Person with { Email = "" }, ["FR200"]), (Body, French), (Body, ["HORS-CHAMP"]), (Belgian, ["UE-SERVICES", "UE-BIENS", "FR200"]), (Swiss, ["EXPORT", "FR200"]), (Swiss, ["HORS-UE-SERVICES"]),
    ];

    /// <summary>What a document may be: its kind, the kind it credits, and which part of it earlier invoices billed.</summary>
    private static readonly (DocumentKind Kind, DocumentKind? Credits, decimal Billed)[] Shapes =
    [
        (DocumentKind.Invoice, null, 0), (DocumentKind.Interim, null, 0), (DocumentKind.Deposit, null, 0), (DocumentKind.Invoice, null, 0.3m), (DocumentKind.Invoice, null, 1),
        (DocumentKind.CreditNote, DocumentKind.Invoice, 0), (DocumentKind.CreditNote, DocumentKind.Deposit, 0), (DocumentKind.CreditNote, DocumentKind.Invoice, 0.3m),
    ];

    public static readonly Gen<MappedInvoice> Any =
        (from which in Gen.Int[0, Cases.Length - 1]
         from shape in Gen.Int[0, Shapes.Length - 1]
         from items in Item(Cases[which].Codes).Array[1, 8]
         from others in Other(Cases[which].Codes).Array[0, 4]
         from places in Gen.Int[0, 100].Array[4]
         from ttc in Gen.Bool
         from oneDay in Gen.Bool
         from retention in Gen.Int[0, 3]
         select Made(Cases[which].Customer, Shapes[shape], Mixed(items, others, places), ttc, oneDay, retention == 0 ? new Rate(500) : Rate.Zero))
        .Where(made => made is not null).Select(made => made!);

    /// <summary>The same at every run, for the official judges: each VAT code there ever was, then any document.</summary>
    public static readonly IReadOnlyList<(string Name, ElectronicInvoice Invoice)> All =
    [
        .. Rules.Vat.Codes.Select(c => ($"mapped-{c.Code}", Of(c).Electronic)),
        .. Enumerable.Range(0, Many).Select(i => ($"mapped-{i}", Any.Generate(new PCG(202, (uint)i), null, out _).Electronic)),
    ];

    /// <summary>One line under a VAT code, to a customer it is made for.</summary>
    public static MappedInvoice Of(VatCode code)
    {
        var customer = code.Code is "UE-SERVICES" or "UE-BIENS" ? Belgian : code.Code is "EXPORT" or "HORS-UE-SERVICES" ? Swiss : Company;
        var nature = code.Category is VatCategory.K or VatCategory.G ? LineNature.Goods : LineNature.Services;
        return Map(customer, (DocumentKind.Invoice, null, 0), [new("Ouvrage", Quantity.One, "", UnitPrice.FromEuros(100m), code.Code, nature)], false, true, Rate.Zero).Mapped;
    }

    /// <summary>An ordinary document of these lines.</summary>
    public static MappedInvoice Of(bool ttcPrices, params IReadOnlyList<DraftLine> lines) => Map(Company, Shapes[0], lines, ttcPrices, false, Rate.Zero).Mapped;

    private static MappedInvoice? Made(CustomerDetails details, (DocumentKind, DocumentKind?, decimal) shape, IReadOnlyList<DraftLine> lines, bool ttc, bool oneDay, Rate retention)
    {
        var (invoice, customer, mapped) = Map(details, shape, lines, ttc, oneDay, retention);
        return InvoiceRules.Missing(InvoiceCase.Of(invoice, customer, Atelier, null), Rules.Vat, Rules.Terms, Day).Count == 0 ? mapped : null;
    }

    private static (Invoice Invoice, Customer Customer, MappedInvoice Mapped) Map(
        CustomerDetails details, (DocumentKind Kind, DocumentKind? Credits, decimal Billed) shape, IReadOnlyList<DraftLine> lines, bool ttc, bool oneDay, Rate retention)
    {
        var customer = new Customer(Id<Customer>.New(), Atelier, Debtor, details);
        var origin = new InvoiceOrigin(IsBalance: shape.Billed > 0, Credits: shape.Credits is null ? null : Id<Invoice>.New(), CreditsKind: shape.Credits);
        var invoice = new Invoice(Id<Invoice>.New(), Atelier, DateTime.UtcNow, null, shape.Kind, origin);
        var draft = new InvoiceDraft(customer.Id, "Habillage du site", Day.AddDays(-20), oneDay ? null : Day, "BC-42", "Merci de votre confiance.", 30, ttc, lines, Retention: retention).Clean();
        var priced = draft.Priced(Rules.Accounts, Rules.Vat, invoice.Bills);
        var deductions = Billed(DocumentContent.Of(ttc, priced), shape.Billed);
        invoice.Write(draft, priced, deductions.Sum(d => d.Ttc), customer.Name, DateTime.UtcNow);
        DocumentReference? credited = shape.Credits is { } kind ? new("2026-00007", Day.AddDays(-30), kind) : null;
        var snapshot = InvoiceIssuing.Snapshot(invoice, new(customer, Atelier, Seller, "Camille Aubrac", Rules.Vat, Rules.Mentions), deductions, credited, "2026-00042", Day);
        return (invoice, customer, new(invoice, snapshot, SnapshotToElectronic.Map(snapshot, Rules.Vat)));
    }

    private static IReadOnlyList<Deduction> Billed(DocumentContent content, decimal part) => part == 0 ? [] :
        [new("AC-2026/01", Day.AddDays(-40), DocumentKind.Deposit, [.. PostingGroups.Of(content).Select(g => g with { Account = "4191", Ht = Part(g.Ht, part), Vat = Part(g.Vat, part) })])];

    private static Money Part(Money amount, decimal part) => Money.FromEuros(amount.Euros * part);

    private static Gen<DraftLine> Item(string[] codes) =>
        from price in Gen.Frequency((8, Gen.Long[1, 90_000].Select(c => c * 1_000)), (1, Gen.Long[0, 9_000_000]), (1, Gen.Const(0L)))
        from back in Gen.Int[0, 6]
        from quantity in Gen.Frequency((3, Gen.Long[1, 20].Select(q => q * 10_000)), (2, Gen.Long[1, 200_000]), (1, Gen.Long[-50_000, -1]))
        from code in Gen.Int[0, codes.Length - 1]
        from goods in Gen.Bool
        from discount in Gen.OneOf(0, 0, 0, 500, 1_000, 3_333, 10_000)
        from unit in Gen.OneOf("heure", "jour", "pièce", "forfait", "", "m²", "exemplaire")
        from words in Gen.String[Gen.Char.AlphaNumeric, 1, 40]
        from more in Gen.Bool
        select new DraftLine(more ? $"{words}\nDétail de la ligne\nsur deux lignes" : words, new(quantity), unit, new UnitPrice(back == 0 ? -price : price), codes[code], goods ? LineNature.Goods : LineNature.Services, LineKind.Item, new(discount));

    private static Gen<DraftLine> Other(string[] codes) =>
        from kind in Gen.OneOf(LineKind.Section, LineKind.Text, LineKind.Discount, LineKind.Discount)
        from percent in Gen.OneOf(0, 500, 1_234)
        from price in Gen.Long[1, 3_000]
        from code in Gen.Int[0, codes.Length - 1]
        select new DraftLine(kind == LineKind.Discount ? "Remise de bienvenue" : $"Partie {price}", Quantity.One, "", new UnitPrice(price * 1_000), codes[code], LineNature.Services, kind, kind == LineKind.Discount ? new(percent) : Rate.Zero);

    private static List<DraftLine> Mixed(DraftLine[] items, DraftLine[] others, int[] places)
    {
        var lines = items.ToList();
        for (var i = 0; i < others.Length; i++) lines.Insert(places[i] % (lines.Count + 1), others[i]);
        return lines;
    }
}
