using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;

namespace Maillage.Tests.Domain.Sales;

public sealed class CustomerErasureRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly CustomerTies Free = new(false, 0, 0, Money.Zero, 0, null, null);

    public static TheoryData<CustomerTies, string> Bound => new()
    {
        { Free with { IsOpen = true }, "soldé" },
        { Free with { Unissued = 1 }, "émises" },
        { Free with { OpenQuotes = 1 }, "devis attendent" },
        { Free with { LeftToInvoice = new(1) }, "reste à facturer" },
        { Free with { Recurring = 1 }, "récurrente" },
        { Free with { AttestedYear = 2026 }, "attestation fiscale de 2026" },
    };

    [Theory, MemberData(nameof(Bound))]
    public void Whom_something_is_going_on_with_waits(CustomerTies ties, string why)
    {
        var refusal = CustomerErasureRules.Check(ties, Today).Refusal!;
        Assert.Equal("customer.erasure.bound", refusal.Type);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whom_nothing_ties_is_erased() => Assert.True(CustomerErasureRules.Check(Free with { LastYearEnd = Today }, Today).Ok);

    [Theory]
    [InlineData("2027-03-31", false)]
    [InlineData("2027-04-01", true)]
    public void The_attestation_of_a_year_is_given_by_the_end_of_march(string today, bool free) =>
        Assert.Equal(free, CustomerErasureRules.Check(Free with { AttestedYear = 2026 }, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Ok);

    [Theory]
    [InlineData(null, null)]
    [InlineData("2026-12-31", "2036-12-31")]
    [InlineData("2017-06-30", "2027-06-30")]
    [InlineData("2015-12-31", null)]
    public void The_name_is_kept_ten_years_after_the_fiscal_year_of_the_last_document(string? last, string? until) =>
        Assert.Equal(Day(until), CustomerErasureRules.KeptUntil(Free with { LastYearEnd = Day(last) }, Today));

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
