using CsCheck;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Tests.Domain.Sales;

public class SalesPostingTests
{
    private static readonly string[] Codes = ["FR200", "FR100", "FR055", "FR021", "EXO-FORMATION"];
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly Activity Atelier = new(new(1), Id<LegalEntity>.New(), ActivityKind.Individual, "A001", "Atelier", new(2025, 1, 1));
    private static readonly ThirdParty Debtor = new(new(1), ThirdPartyKind.Customer, "C00001", "Studio Nord");
    private static readonly Customer StudioNord = new(Id<Customer>.New(), Atelier, Debtor,
        new CustomerDetails(CustomerKind.Company, "Studio Nord", "552100554", Street: "4 rue du Port", PostCode: "26400", City: "Crest"));
    private static readonly LegalIdentity Seller = new() { Name = "Coopérative", LegalForm = "SCOP SARL", CapitalText = "à capital variable", Siren = "732829320" };

    private static readonly Gen<DraftLine> Line = Gen.Select(Gen.Long[-2_000_000, 20_000_000], Gen.Long[1, 200_000], Gen.Int[0, Codes.Length - 1].Select(i => Codes[i]), Gen.Bool)
        .Select((price, quantity, code, goods) => new DraftLine("Ligne", new Quantity(quantity), "", new UnitPrice(price), code, goods ? LineNature.Goods : LineNature.Services));

    private static readonly Gen<InvoiceDraft> Draft = Gen.Select(Line.Array[1, 8], Gen.Bool)
        .Select((lines, ttc) => new InvoiceDraft(StudioNord.Id, "Objet", Day, null, "", "", 30, ttc, lines))
        .Where(draft => DocumentTotals.Of(DocumentContent.Of(draft.TtcPrices, draft.Priced(Rules.Accounts, Rules.Vat))).Ttc.IsPositive);

    [Fact]
    public void A_snapshot_reads_back_as_it_was_written() => Draft.Sample(draft =>
    {
        var invoice = Issue(draft);
        Assert.Equal(invoice.Snapshot, SnapshotJson.Write(SnapshotJson.Read(invoice.Snapshot!)));
        Assert.Equal(invoice.Hash, InvoiceChain.Hash(invoice.Snapshot!, InvoiceChain.Start));
        Assert.NotEqual(invoice.Hash, InvoiceChain.Hash(invoice.Snapshot!.Replace("\"2026-00001\"", "\"2026-00002\"", StringComparison.Ordinal), InvoiceChain.Start));
    }, iter: 200);

    [Fact]
    public void The_form_of_a_snapshot_is_canonical()
    {
        var invoice = Issue(new(StudioNord.Id, "Objet", Day, null, "", "", 0, false, [new("Été", Quantity.From(1.5m), "jour", UnitPrice.FromEuros(100), "FR200", LineNature.Services)]));
        Assert.StartsWith("""{"Format":1,"Kind":"Invoice","Number":"2026-00001","IssueDate":"2026-11-24","DueDate":"2026-11-24","Credits":null,"SaleFrom":"2026-11-24","SaleTo":null,"Seller":{"Name":"Coopérative",""", invoice.Snapshot, StringComparison.Ordinal);
        Assert.Contains("""{"Kind":"Item","Nature":"Services","Description":"Été","Quantity":15000,"Unit":"jour","UnitPrice":10000000,"Discount":0,"VatRate":2000,"VatCode":"FR200","Amount":15000}""", invoice.Snapshot, StringComparison.Ordinal);
        Assert.Contains("""Ht":15000,"Vat":3000,"Ttc":18000,"Deductions":[],"ToPay":18000,"Retained":0,"RetainedUntil":null,"PaymentTerms":"Paiement par virement à réception.""", invoice.Snapshot, StringComparison.Ordinal);
    }

    private static Invoice Issue(InvoiceDraft draft)
    {
        var invoice = new Invoice(Id<Invoice>.New(), Atelier, DateTime.UtcNow, null);
        invoice.Write(draft, draft.Priced(Rules.Accounts, Rules.Vat), Money.Zero, "", DateTime.UtcNow);
        invoice.Submit([], DateTime.UtcNow, null);
        var snapshot = InvoiceIssuing.Snapshot(invoice, new(StudioNord, Atelier, Seller, "Camille Aubrac", Rules.Vat, Rules.Mentions), [], null, "2026-00001", Day);
        Assert.True(invoice.Issue(snapshot, "{YYYY}-{SEQYEAR:05d}", 1, InvoiceChain.Start, Id<Entry>.New(), DateTime.UtcNow, null).Ok);
        return invoice;
    }
}
