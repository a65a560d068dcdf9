using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Tests.Domain.Sales;

public class InvoiceRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly Activity Atelier = new(new(1), Id<LegalEntity>.New(), ActivityKind.Individual, "A001", "Atelier", new(2025, 1, 1));
    private static readonly CustomerDetails StudioNord = new(CustomerKind.Company, "Studio Nord", "552100554", Street: "4 rue du Port", PostCode: "26400", City: "Crest");

    [Fact]
    public void An_empty_draft_is_told_all_it_lacks() => Assert.Equal(
        ["sales.invoice.customer", "sales.invoice.sale-date", "sales.invoice.lines"],
        Missing(Draft() with { CustomerId = null, SaleFrom = null, Lines = [] }, null).Select(r => r.Type));

    [Fact]
    public void A_line_without_price_is_told_beside_it() => Assert.Equal(
        [("sales.invoice.price", "Lines[1].UnitPrice")],
        Missing(Draft(Line("FR200"), Line("FR200") with { UnitPrice = null }), StudioNord).Select(r => (r.Type, r.Field)));

    [Theory, InlineData("FR196", "sales.vat.not-in-force"), InlineData("RIEN", "sales.vat.unknown")]
    public void A_vat_code_must_be_in_force(string code, string type) => Assert.Equal([type], Missing(Draft(Line(code)), StudioNord).Select(r => r.Type));

    [Fact]
    public void A_line_outside_the_tax_stands_alone() => Assert.Equal(
        ["sales.invoice.vat-outside"], Missing(Draft(Line("HORS-CHAMP"), Line("FR200")), StudioNord).Select(r => r.Type));

    [Fact]
    public void A_reverse_charge_needs_the_vat_number_of_the_customer()
    {
        var abroad = StudioNord with { Kind = CustomerKind.Foreign, Siren = "", Country = "BE" };
        Assert.Equal(["sales.invoice.vat-number"], Missing(Draft(Line("UE-SERVICES")), abroad).Select(r => r.Type));
        Assert.Empty(Missing(Draft(Line("UE-SERVICES")), abroad with { VatNumber = "BE0123456789" }));
        Assert.Empty(Missing(Draft(Line("AUTOLIQ-BTP")), StudioNord));
    }

    [Fact]
    public void A_total_of_zero_is_not_an_invoice() => Assert.Equal(
        ["sales.invoice.total"], Missing(Draft(Line("FR200") with { UnitPrice = UnitPrice.Zero }), StudioNord).Select(r => r.Type));

    [Fact]
    public void An_amount_over_three_times_the_median_is_remarked()
    {
        var seller = new LegalIdentity { Name = "Coop", LegalForm = "SCOP", Siren = "732829320", VatNumber = "FR44732829320", Registry = "RCS", Street = "1", City = "V" };
        Money[] before = [new(10_000), new(30_000), new(20_000), new(50_000)];
        Assert.Equal(new Money(25_000), InvoiceRemarks.Median(before));
        Assert.Empty(InvoiceRemarks.Of(new(75_000), [], seller, before));
        Assert.Equal("montant inhabituel", InvoiceRemarks.Of(new(75_001), [], seller, before).Single().Tag);
        Assert.Equal("première facture", InvoiceRemarks.Of(new(75_001), [], seller, []).Single().Tag);
        Assert.Equal((true, "identité incomplète"), InvoiceRemarks.Of(new(1), [], new() { Name = "Coop" }, before).Select(r => (r.Blocks, r.Tag)).Single());
    }

    [Fact]
    public void Two_drafts_say_the_same_by_what_is_in_them()
    {
        Assert.True(Draft(Line("FR200")).Says(Draft(Line("FR200"))));
        Assert.False(Draft(Line("FR200")).Says(Draft(Line("FR100"))));
        Assert.True((Draft(Line("FR200"), new("", Quantity.One, "", null, "FR200", LineNature.Services)) with { Subject = " Objet " }).Clean().Says(Draft(Line("FR200"))));
    }

    private static InvoiceDraft Draft(params IReadOnlyList<DraftLine> lines) => new(Id<Customer>.New(), "Objet", Day, null, "", "", 30, false, lines) { CustomerId = null };

    private static DraftLine Line(string code) => new("Ligne", Quantity.One, "", UnitPrice.FromEuros(100), code, LineNature.Services);

    private static IReadOnlyList<Refusal> Missing(InvoiceDraft draft, CustomerDetails? customer) => InvoiceRules.Missing(
        new(draft, DocumentKind.Invoice, customer is null ? null : new Customer(Id<Customer>.New(), Atelier, new ThirdParty(new(1), ThirdPartyKind.Customer, "C00001", ""), customer), Atelier,
            DocumentTotals.Of(DocumentContent.Of(draft.TtcPrices, draft.Priced(Rules.Accounts, Rules.Vat))).Ttc), Rules.Vat, Rules.Terms, Day);
}
