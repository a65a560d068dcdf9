using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Electronic;
using Maillage.Tests.Domain;

namespace Maillage.Tests.Formats.Electronic;

public sealed class ElectronicMappingTests
{
    [Fact]
    public void Whatever_the_rules_of_sales_let_through_is_a_sound_electronic_invoice_of_the_amounts_booked() => MappedInvoices.Any.Sample(made =>
    {
        var (snapshot, electronic) = (made.Snapshot, made.Electronic);
        Assert.Empty(ElectronicRules.Check(electronic));
        Assert.Equal((snapshot.Ttc.Euros, snapshot.ToPay.Euros), (electronic.Totals.TaxInclusive, electronic.Totals.Due));
        var owed = made.Entry.Lines.Where(l => l.Account == Rules.Accounts.Customers || l.Account == Rules.Accounts.Retentions).Sum(l => l.Amount);
        Assert.Equal(electronic.Totals.Due, (snapshot.Kind == DocumentKind.CreditNote ? -owed : owed).Euros);
        // What is kept is the CII form: UBL is made from it, so that nothing may be lost on the way.
        Assert.Equal(electronic, ElectronicInvoiceReader.Read(CiiWriter.Write(electronic)).Value!.Invoice);
    }, iter: 500);

    [Theory, MemberData(nameof(Codes))]
    public void Each_vat_code_becomes_a_category_with_its_reason(string code)
    {
        var made = MappedInvoices.Of(Rules.Vat.Known(code)!);
        Assert.Empty(ElectronicRules.Check(made.Electronic));
        var group = Assert.Single(made.Electronic.VatBreakdown);
        Assert.Equal((made.Snapshot.VatGroups[0].Reason, Rules.Vat.Known(code)!.Vatex), (group.ExemptionReason, group.ExemptionCode));
    }

    public static TheoryData<string> Codes => [.. Rules.Vat.Codes.Select(c => c.Code)];

    [Fact]
    public void Two_codes_of_one_category_make_one_group_with_both_reasons()
    {
        var made = MappedInvoices.Of(false, Line("Stage", 100m, "EXO-FORMATION"), Line("Objet ancien", 50m, "EXO-OCCASION"), Line("Affiche", 10m, "FR200")).Electronic;
        Assert.Equal([("E", 150m), ("S", 10m)], made.VatBreakdown.Select(v => (v.Category, v.Taxable!.Value)));
        Assert.Null(made.VatBreakdown[0].ExemptionCode);
        Assert.Contains("261, 4", made.VatBreakdown[0].ExemptionReason, StringComparison.Ordinal);
        Assert.Equal("B2B", made.Notes.Single(n => n.Subject == NoteSubjects.Exchange).Text);
        Assert.Equal("OUTOFSCOPE", MappedInvoices.Of(false, Line("Stage", 100m, "EXO-FORMATION")).Electronic.Notes.Single(n => n.Subject == NoteSubjects.Exchange).Text);
    }

    [Fact]
    public void Headings_and_texts_go_with_the_line_they_announce()
    {
        var made = MappedInvoices.Of(false, Words("Première partie", LineKind.Section), Line("Plans\nÉchelle 1/50", 100m), Words("Fournis sur papier", LineKind.Text), Line("Copies", 10m), Words("Fin", LineKind.Text)).Electronic;
        Assert.Equal([("Plans", "Échelle 1/50", "Première partie"), ("Copies", null, "Fournis sur papier\nFin")], made.Lines.Select(l => (l.Name, l.Description, l.Note)));
    }

    [Fact]
    public void A_price_given_back_is_a_negative_quantity_and_a_discount_an_allowance()
    {
        var made = MappedInvoices.Of(false, Line("Table", 100m) with { Discount = Rate.FromPercent(10) }, Line("Reprise", -20m), Line("Chaise", 50m), Discount("Geste", 5m)).Electronic;
        Assert.Equal([(1m, 100m, 90m), (-1m, 20m, -20m), (1m, 50m, 50m)], made.Lines.Select(l => (l.Quantity!.Value, l.NetPrice!.Value, l.NetAmount!.Value)));
        Assert.Equal((10m, 100m, 10m, false), made.Lines[0].AllowancesCharges.Select(a => (a.Amount!.Value, a.BaseAmount!.Value, a.Percent!.Value, a.IsCharge)).Single());
        Assert.Equal(("Geste", 5m), made.AllowancesCharges.Select(a => (a.Reason, a.Amount!.Value)).Single());
        Assert.Equal(115m, made.Totals.TaxExclusive);
    }

    [Fact]
    public void A_price_with_tax_keeps_five_decimals_without_it() =>
        Assert.Equal(8.29384m, MappedInvoices.Of(true, Line("Livre", 8.75m, "FR055")).Electronic.Lines[0].NetPrice);

    [Theory]
    [InlineData(LineNature.Services, "S1", VatPoints.Payment)]
    [InlineData(LineNature.Goods, "B1", VatPoints.Invoice)]
    public void Tax_is_due_on_payment_for_services_and_on_invoice_for_goods(LineNature nature, string process, string point)
    {
        var made = MappedInvoices.Of(false, Line("Chose", 10m) with { Nature = nature }).Electronic;
        Assert.Equal((process, point), (made.Process, made.VatPointCode));
    }

    private static DraftLine Line(string what, decimal price, string vat = "FR200") => new(what, Quantity.One, "", UnitPrice.FromEuros(price), vat, LineNature.Services);
    private static DraftLine Words(string text, LineKind kind) => new(text, Quantity.One, "", null, "", LineNature.Services, kind);
    private static DraftLine Discount(string text, decimal amount) => new(text, Quantity.One, "", UnitPrice.FromEuros(amount), "FR200", LineNature.Services, LineKind.Discount);
}
