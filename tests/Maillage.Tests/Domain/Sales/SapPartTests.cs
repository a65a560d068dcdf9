using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sap;
using Maillage.Platform;
using Maillage.Tests.Formats;

namespace Maillage.Tests.Domain.Sales;

public class SapPartTests
{
    private static readonly SapServices Services = SapServices.Parse(RuleFiles.Read("sap.json"));

    private static DocumentSnapshot Document(params (decimal Price, string? Sap)[] lines) => SampleDocuments.WithTax() with
    {
        TtcPrices = true,
        Lines = [.. lines.Select(l => new SnapshotLine(LineKind.Item, LineNature.Services, "Cours", Quantity.From(2), "heures", UnitPrice.FromEuros(l.Price / 2), Rate.Zero, new(2000), "FR200", null, l.Sap))],
        Sap = new("SAP732829320", new(2024, 3, 1), "Camille Aubrac"),
    };

    /// <summary>However sources pay debts, what they bring adds up to each debt paid and to each source, and nothing is brought below zero.</summary>
    [Fact]
    public void Cents_are_neither_made_nor_lost() => Gen.Select(Gen.Long[1, 40_000].Array[1, 8], Gen.Long[1, 40_000].Array[1, 8]).Sample((debts, sources) =>
    {
        var rows = SapAccount.Brought([.. debts.Select(d => new Money(d))], [.. sources.Select(s => new Money(s))]);
        var paid = Math.Min(debts.Sum(), sources.Sum());
        Assert.Equal(paid, rows.Sum(r => r.Sum(m => m.Cents)));
        Assert.All(rows, r => Assert.All(r, m => Assert.False(m.IsNegative)));
        if (sources.Sum() <= debts.Sum()) Assert.Equal(sources, sources.Select((_, j) => rows.Sum(r => r[j].Cents)));
        if (debts.Sum() <= sources.Sum()) Assert.Equal(debts, rows.Select(r => r.Sum(m => m.Cents)));
    }, iter: 2000);

    [Fact]
    public void Cash_counts_for_nothing_prepaid_cesu_is_told_apart_and_other_years_are_left_out()
    {
        SapPayment Paid(string on, PaymentMethod method, decimal euros) => new(DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), method, Money.FromEuros(euros), "F1");
        var year = SapYear.Of(2026, [Paid("2026-03-01", PaymentMethod.Transfer, 100), Paid("2026-03-02", PaymentMethod.Cesu, 40), Paid("2026-03-03", PaymentMethod.Cash, 25), Paid("2027-01-01", PaymentMethod.Transfer, 999), Paid("2026-04-01", PaymentMethod.Transfer, -10)],
            [Document((60, "COURS"), (50, null)) with { Number = "F1" }], Services);

        Assert.Equal((130m, 40m, 25m, 4), (year.Counted.Euros, year.Apart.Euros, year.Uncounted.Euros, year.Payments.Count));
        Assert.Equal((2m, "Soutien scolaire ou cours à domicile", "Camille Aubrac"), (year.Hours, year.Interventions[0].Service, year.Interventions[0].Intervenor));
    }

    [Theory]
    [InlineData("heure", true)]
    [InlineData(" Heures", true)]
    [InlineData("h.", true)]
    [InlineData("jour", false)]
    [InlineData("", false)]
    public void Hours_are_known_by_their_unit(string unit, bool hours) => Assert.Equal(hours, SapPart.IsHours(unit));

    [Fact]
    public void Every_service_has_its_source_and_the_ceilings_are_those_of_the_code()
    {
        Assert.All(Services.All, s => Assert.Contains("D7231-1", s.Source, StringComparison.Ordinal));
        Assert.Equal([("JARDIN", 5000m), ("BRICOLAGE", 500m), ("INFORMATIQUE", 3000m)], Services.All.Where(s => s.Ceiling is not null).Select(s => (s.Code, s.Ceiling!.Value.Euros)));
    }
}
