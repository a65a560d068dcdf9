using System.Globalization;
using Maillage.Domain.Membership;

namespace Maillage.Tests.Domain.Membership;

public sealed class ContractRulesTests
{
    [Theory]
    [InlineData("2026-03-01", "2027-02-28", null)]
    [InlineData("2026-03-01", "2027-03-01", "contract.cape-length")]
    [InlineData("2026-03-01", null, "contract.cape-term")]
    [InlineData("2026-03-01", "2026-02-28", "contract.dates")]
    public void A_cape_lasts_a_year_at_most(string from, string? to, string? type) =>
        Assert.Equal(type, ContractRules.Of(Cape(from, to), []).FirstOrDefault()?.Type);

    [Fact]
    public void It_is_renewed_twice()
    {
        List<ContractTerms> before = [Cape("2023-01-01", "2023-12-31"), Cape("2024-01-01", "2024-12-31")];
        Assert.Empty(ContractRules.Of(Cape("2025-01-01", "2025-12-31"), before));
        Assert.Equal("contract.cape-renewals", Assert.Single(ContractRules.Of(Cape("2026-01-01", "2026-12-31"), [.. before, Cape("2025-01-01", "2025-12-31")])).Type);
    }

    [Fact]
    public void A_contract_begins_when_the_other_is_over()
    {
        var cape = Cape("2026-03-01", "2027-02-28");
        var cesa = new ContractTerms(ContractKind.Cesa, Day("2026-09-01"), Day("2026-10-01"), null);
        Assert.Equal("contract.overlap", Assert.Single(ContractRules.Of(cesa, [cape])).Type);
        Assert.Empty(ContractRules.Of(cesa, [cape with { EndedOn = Day("2026-09-30") }]));
        Assert.Equal("contract.dates", Assert.Single(ContractRules.Of(cape with { EndedOn = Day("2027-03-01") }, [])).Type);
    }

    private static ContractTerms Cape(string from, string? to) => new(ContractKind.Cape, Day(from), Day(from), to is null ? null : Day(to));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
